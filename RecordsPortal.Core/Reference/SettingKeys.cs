namespace RecordsPortal.Core.Reference;

/// <summary>The settings there are, with the value each has until an administrator changes it.</summary>
public static class SettingKeys
{
    public const string CollegeName = "College.Name";
    public const string CollegeNameEn = "College.NameEn";

    /// <summary>Whom a student asks who cannot get in: office, phone, hours.</summary>
    public const string IntakeContact = "Intake.Contact";

    /// <summary>{year} four digits, {yy} two, {school} its code, {seq:N} a number of N digits counted within the text before it.</summary>
    public const string StudentNumberPattern = "StudentNumber.Pattern";

    /// <summary>"true" puts a counsellor's look before the registrar's.</summary>
    public const string PreCheck = "Intake.PreCheck";

    /// <summary>Width × height in pixels a photo is brought to, and its largest size in KB: "480x640,200".</summary>
    public const string PhotoRule = "Intake.PhotoRule";

    public static IReadOnlyDictionary<string, string> Defaults { get; } = new Dictionary<string, string>
    {
        [CollegeName] = "职业技术学院",
        [CollegeNameEn] = "Vocational and Technical College",
        [IntakeContact] = "",
        [StudentNumberPattern] = "{year}{school}{seq:4}",
        [PreCheck] = "false",
        [PhotoRule] = "480x640,200",
    };
}
