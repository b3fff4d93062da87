namespace RecordsPortal.Core.Common;

/// <summary>Section "College".</summary>
public sealed class CollegeOptions
{
    /// <summary>An IANA zone name; days, deadlines and shown times follow it.</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";
}

/// <summary>Section "Data".</summary>
public sealed class DataOptions
{
    /// <summary>Holds the database, the sealed files and the keys. Back it up as a whole and let nobody else read it.</summary>
    public string Directory { get; set; } = "data";

    public string Database => Path.Combine(Directory, "records.db");
    public string Keys => Path.Combine(Directory, "keys");
    public string Files => Path.Combine(Directory, "files");
}

/// <summary>Section "Demo".</summary>
public sealed class DemoOptions
{
    /// <summary>Fills an empty database with an invented college and named accounts. Refused in Production.</summary>
    public bool Enabled { get; set; }

    /// <summary>How many of the admission list's rows to seed; all by default. Tests take fewer to start sooner.</summary>
    public int AdmissionRows { get; set; } = int.MaxValue;

    /// <summary>How many students of earlier years to seed.</summary>
    public int StudentsOnRecord { get; set; } = 6_000;
}
