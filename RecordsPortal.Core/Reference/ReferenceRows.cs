using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Reference;

/// <summary>二级学院.</summary>
internal sealed class School : Row
{
    /// <summary>Two characters, part of the student number.</summary>
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string NameEn { get; set; } = "";
}

internal sealed class Major : Row
{
    /// <summary>Six digits of the national catalogue.</summary>
    public string Code { get; set; } = "";

    /// <summary>The year of the catalogue, part of the key: the same major had another code in the catalogue before.</summary>
    public int Catalogue { get; set; }
    public string Name { get; set; } = "";
    public string NameEn { get; set; } = "";
    public Guid SchoolId { get; set; }

    /// <summary>学制 in half years: three years are 6.</summary>
    public int LengthHalfYears { get; set; }

    /// <summary>层次, the national word: 专科.</summary>
    public string Level { get; set; } = "专科";
}

/// <summary>行政班.</summary>
internal sealed class SchoolClass : Row
{
    public string Name { get; set; } = "";
    public Guid MajorId { get; set; }
    public Guid SchoolId { get; set; }
    public int EntryYear { get; set; }
}

/// <summary>A value an administrator can set; absent means the default in <see cref="SettingKeys"/>.</summary>
internal sealed class Setting : Row
{
    public string Key { get; set; } = "";
    public string Value { get; set; } = "";
}
