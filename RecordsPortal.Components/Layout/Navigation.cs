using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Access;

namespace RecordsPortal.Components.Layout;

/// <summary>The menu, in the order of a day's work. Who sees what is the permission table's to say.</summary>
public static class Navigation
{
    public static IReadOnlyList<(Feature Feature, string Href, string TextKey, RenderFragment Icon)> Entries { get; } =
    [
        (Feature.Portal, "", "NavHome", PlainIcon.Of(Icons.Material.Outlined.Home)),
        (Feature.OwnIntake, "intake", "NavIntake", PlainIcon.Of(Icons.Material.Outlined.EditNote)),
        (Feature.OwnRecord, "my-record", "NavMyRecord", PlainIcon.Of(Icons.Material.Outlined.Badge)),
        (Feature.Review, "review", "NavReview", PlainIcon.Of(Icons.Material.Outlined.FactCheck)),
        (Feature.PreCheck, "pre-check", "NavPreCheck", PlainIcon.Of(Icons.Material.Outlined.Rule)),
        (Feature.Chase, "chase", "NavChase", PlainIcon.Of(Icons.Material.Outlined.NotificationsActive)),
        (Feature.CheckIn, "check-in", "NavCheckIn", PlainIcon.Of(Icons.Material.Outlined.HowToReg)),
        (Feature.Students, "students", "NavStudents", PlainIcon.Of(Icons.Material.Outlined.Groups)),
        (Feature.CorrectionApproval, "corrections", "NavCorrections", PlainIcon.Of(Icons.Material.Outlined.Spellcheck)),
        (Feature.NationalRegistration, "national-registration", "NavNationalRegistration", PlainIcon.Of(Icons.Material.Outlined.VerifiedUser)),
        (Feature.AdmissionLists, "admission-lists", "NavAdmissionLists", PlainIcon.Of(Icons.Material.Outlined.UploadFile)),
        (Feature.Classes, "classes", "NavClasses", PlainIcon.Of(Icons.Material.Outlined.Class)),
        (Feature.DocumentBatches, "documents", "NavDocuments", PlainIcon.Of(Icons.Material.Outlined.Description)),
        (Feature.Dashboard, "dashboard", "NavDashboard", PlainIcon.Of(Icons.Material.Outlined.Insights)),
        (Feature.IntakeWindows, "intake-windows", "NavIntakeWindows", PlainIcon.Of(Icons.Material.Outlined.EventAvailable)),
        (Feature.ExportRegister, "exports", "NavExports", PlainIcon.Of(Icons.Material.Outlined.Output)),
        (Feature.IntakeTexts, "return-reasons", "NavReasons", PlainIcon.Of(Icons.Material.Outlined.Comment)),
        (Feature.IntakeTexts, "privacy-notices", "NavNotices", PlainIcon.Of(Icons.Material.Outlined.PrivacyTip)),
        (Feature.ChangeTable, "changes", "NavChanges", PlainIcon.Of(Icons.Material.Outlined.History)),
        (Feature.Structure, "structure", "NavStructure", PlainIcon.Of(Icons.Material.Outlined.AccountTree)),
        (Feature.Structure, "terms", "NavTerms", PlainIcon.Of(Icons.Material.Outlined.CalendarMonth)),
        (Feature.People, "people", "NavPeople", PlainIcon.Of(Icons.Material.Outlined.ManageAccounts)),
        (Feature.Settings, "settings", "NavSettings", PlainIcon.Of(Icons.Material.Outlined.Settings)),
        (Feature.FirstSteps, "setup", "NavSetup", PlainIcon.Of(Icons.Material.Outlined.Checklist)),
    ];

    public static IReadOnlyList<NavItem> For(Actor actor) =>
        [.. Entries.Select(e => new NavItem(e.Href, e.TextKey, e.Icon, actor.May(e.Feature)))];
}
