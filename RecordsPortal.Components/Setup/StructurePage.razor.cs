using Microsoft.AspNetCore.Components;
using MudBlazor;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Setup;

namespace RecordsPortal.Components.Setup;

/// <summary>The college's schools and majors: made, renamed, closed, and removed where nothing hangs on them.</summary>
public sealed partial class StructurePage : LiveComponentBase
{
    private IReadOnlyList<SchoolRow>? _schools;
    private IReadOnlyList<MajorRow>? _majors;
    private SchoolForm? _school;
    private MajorForm? _major;

    [Inject]
    public required StructureList List { get; init; }

    [Inject]
    public required SchoolService Schools { get; init; }

    [Inject]
    public required MajorService Majors { get; init; }

    [Inject]
    public required CollegeClock Clock { get; init; }

    [Inject]
    public required IDialogService Dialogs { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    private static SchoolForm NewSchool => new(null, 0, "", "", "");

    private MajorForm NewMajor => new(null, 0, "", _majors?.Select(m => (int?)m.Catalogue).Max() ?? 2021, "", "", _schools?.Where(s => !s.IsClosed).Select(s => (Guid?)s.Id).FirstOrDefault(), 6, StructureRules.Levels[0]);

    protected override bool Shows(RecordChange change) => change.Kind is "School" or "Major" or "SchoolClass";

    protected override async Task ReloadAsync(long atLeast) => (_schools, _majors) = (await List.SchoolsAsync(Closed), await List.MajorsAsync(Closed));

    private static SchoolForm FormOf(SchoolRow row) => new(row.Id, row.Version, row.Code, row.Name, row.NameEn);

    private static MajorForm FormOf(MajorRow row) => new(row.Id, row.Version, row.Code, row.Catalogue, row.Name, row.NameEn, row.SchoolId, row.LengthHalfYears, row.Level);

    private async Task CloseAsync(SchoolRow row) => Outcomes.Show(await Schools.SetClosedAsync(Guid.CreateVersion7(), row.Id, !row.IsClosed, Closed), L);

    private async Task CloseAsync(MajorRow row) => Outcomes.Show(await Majors.SetClosedAsync(Guid.CreateVersion7(), row.Id, !row.IsClosed, Closed), L);

    private async Task RemoveAsync(SchoolRow row)
    {
        if (await AskAsync(row.Name))
        {
            Outcomes.Show(await Schools.RemoveAsync(Guid.CreateVersion7(), row.Id, Closed), L, L["Removed"]);
        }
    }

    private async Task RemoveAsync(MajorRow row)
    {
        if (await AskAsync(row.Name))
        {
            Outcomes.Show(await Majors.RemoveAsync(Guid.CreateVersion7(), row.Id, Closed), L, L["Removed"]);
        }
    }

    private Task<bool> AskAsync(string name) => Dialogs.AskAsync(L["RemoveTitle"], L["RemoveText", name], L["Remove"], dangerous: true);
}
