using static RecordsPortal.Core.Access.Feature;
using static RecordsPortal.Core.Access.Role;
using static RecordsPortal.Core.Access.Scope;

namespace RecordsPortal.Core.Access;

/// <summary>
/// The one permission table: feature × role × scope. Menu, pages, endpoints, services and tests read it; nothing decides beside it.
/// A pair that does not stand here is refused.
/// </summary>
public static class Permissions
{
    public static IReadOnlyList<(Feature Feature, Role Role, Scope Scope)> Table { get; } =
    [
        (OwnIntake, Student, Own),
        (OwnRecord, Student, Own),

        (AssistedEntry, Registrar, College),
        (AssistedEntry, SchoolOfficer, School),

        (AdmissionLists, Registrar, College),

        (Review, Registrar, College),
        (PreCheck, Counsellor, Class),

        (Chase, Registrar, College),
        (Chase, SchoolOfficer, School),
        (Chase, Counsellor, Class),
        (Chase, Leader, College),

        (Students, Registrar, College),
        (Students, SchoolOfficer, School),
        (Students, Counsellor, Class),
        (Students, Leader, College),
        (Students, Archivist, College),
        (Students, Auditor, College),
        (Students, Administrator, College),

        (ExportStudents, Registrar, College),
        (ExportStudents, SchoolOfficer, School),
        (ExportStudents, Counsellor, Class),
        (ExportStudents, Archivist, College),
        (ExportSealed, Registrar, College),
        (ExportRegister, Auditor, College),
        (LinkRecords, Registrar, College),

        (RevealSealed, Registrar, College),
        (RevealSealed, SchoolOfficer, School),
        (RevealSealed, Counsellor, Class),
        (RevealSealed, Student, Own),

        (ResetCodes, Registrar, College),
        (ResetCodes, Counsellor, Class),

        (CheckIn, Registrar, College),
        (CheckIn, SchoolOfficer, School),
        (CheckIn, Counsellor, Class),

        (Classes, Registrar, College),
        (Classes, SchoolOfficer, School),

        (PrintRecords, Registrar, College),
        (PrintRecords, SchoolOfficer, School),
        (PrintRecords, Counsellor, Class),
        (PrintRecords, Archivist, College),
        (PrintRecords, Student, Own),

        (DocumentBatches, Registrar, College),
        (DocumentBatches, SchoolOfficer, School),
        (DocumentBatches, Counsellor, Class),
        (DocumentBatches, Archivist, College),

        (CorrectionRequest, Student, Own),
        (CorrectionRequest, Registrar, College),
        (CorrectionRequest, SchoolOfficer, School),
        (CorrectionRequest, Counsellor, Class),
        (RecordCorrection, Registrar, College),
        (CorrectionApproval, Registrar, College),
        (NationalRegistration, Registrar, College),

        (Dashboard, Registrar, College),
        (Dashboard, SchoolOfficer, School),
        (Dashboard, Counsellor, Class),
        (Dashboard, Leader, College),
        (Dashboard, Administrator, College),

        (People, Administrator, College),
        (FirstSteps, Administrator, College),
        (Structure, Administrator, College),
        (Structure, Registrar, College),
        (IntakeTexts, Registrar, Scope.College),
        (IntakeTexts, Administrator, Scope.College),

        (Settings, Administrator, College),
        (IntakeWindows, Registrar, College),
        (ChangeTable, Auditor, College),

        .. Enum.GetValues<Role>().Select(role => (Portal, role, Own)),
    ];

    private static readonly Dictionary<(Feature, Role), Scope> Lookup = Table.ToDictionary(row => (row.Feature, row.Role), row => row.Scope);

    /// <summary>Null where the role does not have the feature.</summary>
    public static Scope? ScopeOf(Feature feature, Role role) => Lookup.TryGetValue((feature, role), out var scope) ? scope : null;
}
