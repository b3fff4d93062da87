namespace RecordsPortal.Core.Setup;

/// <summary>What schools, majors, classes and terms are refused with.</summary>
public static class StructureKeys
{
    public const string SchoolCode = "Structure.SchoolCode";
    public const string CodeTaken = "Structure.CodeTaken";

    /// <summary>{0}: the code, {1}: the school that has it.</summary>
    public const string CodeOfAnother = "Structure.CodeOfAnother";
    public const string CodeInUse = "Structure.CodeInUse";
    public const string NameMissing = "Structure.NameMissing";
    public const string NameTooLong = "Structure.NameTooLong";
    public const string NameTaken = "Structure.NameTaken";

    /// <summary>Something belongs to it: it can be closed and not removed.</summary>
    public const string InUse = "Structure.InUse";

    public const string MajorCode = "Structure.MajorCode";
    public const string Catalogue = "Structure.Catalogue";
    public const string Length = "Structure.Length";
    public const string Level = "Structure.Level";
    public const string SchoolMissing = "Structure.SchoolMissing";
    public const string MajorMissing = "Structure.MajorMissing";

    /// <summary>{0}: what stands in the sheet.</summary>
    public const string RoleUnknown = "Structure.RoleUnknown";

    /// <summary>{0}: what stands in the sheet.</summary>
    public const string SchoolUnknown = "Structure.SchoolUnknown";

    /// <summary>{0}: what stands in the sheet.</summary>
    public const string ClassUnknown = "Structure.ClassUnknown";

    public const string ClassInUse = "Structure.ClassInUse";

    public const string TermYear = "Structure.TermYear";
    public const string TermNumber = "Structure.TermNumber";
    public const string TermTaken = "Structure.TermTaken";
    public const string DayMissing = "Structure.DayMissing";
    public const string EndsFirst = "Structure.EndsFirst";
    public const string OutsideYear = "Structure.OutsideYear";

    /// <summary>{0}, {1}: school year and number of the term it overlaps.</summary>
    public const string Overlaps = "Structure.Overlaps";

    /// <summary>{0}: the most weeks that fit between the two days.</summary>
    public const string Weeks = "Structure.Weeks";
}
