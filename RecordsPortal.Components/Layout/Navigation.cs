using MudBlazor;
using RecordsPortal.Core.Access;

namespace RecordsPortal.Components.Layout;

/// <summary>The menu, in the order of a day's work. Who sees what is the permission table's to say.</summary>
public static class Navigation
{
    public static IReadOnlyList<(Feature Feature, string Href, string TextKey, string Icon)> Entries { get; } =
    [
        (Feature.Portal, "", "NavHome", Icons.Material.Outlined.Home),
        (Feature.OwnIntake, "intake", "NavIntake", Icons.Material.Outlined.EditNote),
        (Feature.OwnRecord, "my-record", "NavMyRecord", Icons.Material.Outlined.Badge),
        (Feature.Review, "review", "NavReview", Icons.Material.Outlined.FactCheck),
        (Feature.PreCheck, "pre-check", "NavPreCheck", Icons.Material.Outlined.Rule),
        (Feature.Chase, "chase", "NavChase", Icons.Material.Outlined.NotificationsActive),
        (Feature.CheckIn, "check-in", "NavCheckIn", Icons.Material.Outlined.HowToReg),
        (Feature.Students, "students", "NavStudents", Icons.Material.Outlined.Groups),
        (Feature.CorrectionApproval, "corrections", "NavCorrections", Icons.Material.Outlined.Spellcheck),
        (Feature.NationalRegistration, "national-registration", "NavNationalRegistration", Icons.Material.Outlined.VerifiedUser),
        (Feature.AdmissionLists, "admission-lists", "NavAdmissionLists", Icons.Material.Outlined.UploadFile),
        (Feature.Classes, "classes", "NavClasses", Icons.Material.Outlined.Class),
        (Feature.DocumentBatches, "documents", "NavDocuments", Icons.Material.Outlined.Description),
        (Feature.Dashboard, "dashboard", "NavDashboard", Icons.Material.Outlined.Insights),
        (Feature.IntakeWindows, "intake-windows", "NavIntakeWindows", Icons.Material.Outlined.EventAvailable),
        (Feature.ExportRegister, "exports", "NavExports", Icons.Material.Outlined.Output),
        (Feature.IntakeTexts, "return-reasons", "NavReasons", Icons.Material.Outlined.Comment),
        (Feature.IntakeTexts, "privacy-notices", "NavNotices", Icons.Material.Outlined.PrivacyTip),
        (Feature.ChangeTable, "changes", "NavChanges", Icons.Material.Outlined.History),
        (Feature.Structure, "structure", "NavStructure", Icons.Material.Outlined.AccountTree),
        (Feature.Structure, "terms", "NavTerms", Icons.Material.Outlined.CalendarMonth),
        (Feature.People, "people", "NavPeople", Icons.Material.Outlined.ManageAccounts),
        (Feature.Settings, "settings", "NavSettings", Icons.Material.Outlined.Settings),
        (Feature.FirstSteps, "setup", "NavSetup", Icons.Material.Outlined.Checklist),
    ];

    public static IReadOnlyList<NavItem> For(Actor actor) =>
        [.. Entries.Select(e => new NavItem(e.Href, e.TextKey, e.Icon, actor.May(e.Feature)))];
}
