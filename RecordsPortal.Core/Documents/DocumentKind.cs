namespace RecordsPortal.Core.Documents;

/// <summary>Stored by name.</summary>
public enum DocumentKind
{
    /// <summary>学籍卡.</summary>
    StatusCard,

    /// <summary>新生入学登记表, as submitted.</summary>
    RegistrationForm,

    /// <summary>花名册.</summary>
    ClassRoster,

    /// <summary>The same as a workbook.</summary>
    ClassRosterSheet,
}
