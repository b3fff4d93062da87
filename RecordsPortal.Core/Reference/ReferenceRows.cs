using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Reference;

/// <summary>二级学院.</summary>
internal sealed class School : Row
{
    /// <summary>Two characters, part of the student number.</summary>
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string NameEn { get; set; } = "";

    /// <summary>No longer offered for anything new; what belongs to it stays.</summary>
    public bool IsClosed { get; set; }
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

    public bool IsClosed { get; set; }
}

/// <summary>行政班.</summary>
internal sealed class SchoolClass : Row
{
    public string Name { get; set; } = "";
    public Guid MajorId { get; set; }
    public Guid SchoolId { get; set; }
    public int EntryYear { get; set; }
    public bool IsClosed { get; set; }
}

/// <summary>学期. A school year has two, three where the summer is a term of its own.</summary>
internal sealed class Term : Row
{
    /// <summary>The year the school year begins in: 2026 is 2026–2027.</summary>
    public int SchoolYear { get; set; }
    public int Number { get; set; }
    public DateOnly StartsOn { get; set; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly EndsOn { get; set; }

    /// <summary>Weeks with teaching, counted from the first.</summary>
    public int Weeks { get; set; }
}

/// <summary>A value an administrator can set; absent means the default in <see cref="SettingKeys"/>.</summary>
internal sealed class Setting : Row
{
    public string Key { get; set; } = "";
    public string Value { get; set; } = "";
}
