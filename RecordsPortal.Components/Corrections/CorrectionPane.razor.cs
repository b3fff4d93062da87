using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Corrections;

/// <summary>One correction with everything that decides about it, and the decision.</summary>
public sealed partial class CorrectionPane : LiveComponentBase
{
    private readonly HashSet<RecordField> _overwrites = [];
    private IReadOnlyList<FieldError> _errors = [];
    private CorrectionCase? _case;
    private CollegeDirectory? _college;
    private CorrectionGround? _ground;
    private string? _documentNumber;
    private string? _reason;
    private string? _refuseError;
    private string? _notice;
    private bool _missing;
    private bool _isRevealed;
    private bool _refusing;
    private bool _isBusy;

    [Inject]
    public required CorrectionCases Cases { get; init; }

    [Inject]
    public required CorrectionDecisions Decisions { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    private IReadOnlyList<EvidenceKind> Needed => EvidenceRules.Required([.. _case!.Lines.Where(line => line.IsLocked).Select(line => line.Field)], _ground);

    private IReadOnlyList<EvidenceKind> Kinds => [.. Needed.Union(_case!.Evidence.Select(file => file.Kind)).Append(EvidenceKind.Other).Distinct().Order()];

    /// <summary>A key of the page, handed on.</summary>
    public Task PressAsync(string key) => (key, _case) switch
    {
        ("a", { Obstacle: null }) => ApproveAsync(),
        ("r", { MayRefuse: true }) => Refusing(),
        ("v", { IsOpen: true }) => RevealAsync(),
        _ => Task.CompletedTask,
    };

    protected override bool Shows(RecordChange change) =>
        change.Kind is "Student" or "Correction" or "CorrectionEvidence" && (_case is null || change.StudentId == _case.StudentId);

    protected override async Task ReloadAsync(long atLeast)
    {
        _college ??= await Reference.DirectoryAsync(Closed);
        var found = await Cases.FindAsync(Id, Closed);
        // What was revealed stays for this look; a change hides it again, because it may show other numbers now.
        (_case, _missing, _isRevealed) = (found, found is null, false);
        (_ground, _documentNumber) = (_ground ?? found?.Ground, _documentNumber ?? found?.DocumentNumber);
    }

    private Task Refusing()
    {
        BeginRefuse();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private void BeginRefuse() => (_refusing, _reason, _refuseError) = (true, null, null);

    private void Overwrite(RecordField field)
    {
        if (!_overwrites.Remove(field))
        {
            _overwrites.Add(field);
        }
    }

    private async Task RevealAsync()
    {
        if (_case is null || _isRevealed || !_case.Lines.Any(line => CorrectionRules.IsSealed(line.Field)))
        {
            return;
        }

        var (outcome, shown) = await Cases.RevealAsync(Guid.CreateVersion7(), Id);
        _notice = shown is null ? Outcomes.TextOf(outcome, L) : null;
        (_case, _isRevealed) = (shown ?? _case, shown is not null);
        StateHasChanged();
    }

    private Task ApproveAsync() => DoAsync(() => Decisions.ApproveAsync(Guid.CreateVersion7(), Id, _case!.Seen, _overwrites), "Approved");

    private Task ProposeAsync() => DoAsync(() => Decisions.ProposeAsync(Guid.CreateVersion7(), Id, _ground, _documentNumber), "SendProposal.Done");

    private Task WithdrawAsync() => DoAsync(() => Decisions.WithdrawAsync(Guid.CreateVersion7(), Id), "Withdrawn");

    private async Task RefuseAsync()
    {
        _refuseError = ReasonRules.FaultOf(_reason) is { } fault ? L[fault].Value : null;
        if (_refuseError is null)
        {
            await DoAsync(() => Decisions.RefuseAsync(Guid.CreateVersion7(), Id, _reason!), "Refused");
            _refusing = false;
        }
    }

    private async Task DoAsync(Func<Task<Outcome>> act, string done)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        var outcome = await act();
        _isBusy = false;
        _errors = outcome is Outcome.Invalid invalid ? invalid.Errors : [];
        _notice = outcome switch
        {
            Outcome.Stale => L["StaleNotice"],
            Outcome.Invalid { Errors: [var first, ..] } when ErrorOf("Evidence") is null && ErrorOf("Ground") is null && ErrorOf("DocumentNumber") is null => Outcomes.TextOf(first, L),
            Outcome.Refused or Outcome.NotFound or Outcome.Unavailable => Outcomes.TextOf(outcome, L),
            _ => null,
        };
        if (outcome is Outcome.Done)
        {
            Outcomes.Show(outcome, L, L[done]);
        }

        await AskAgainAsync();
    }

    private string? ErrorOf(string field) => string.Join(' ', _errors.Where(error => error.Field == field).Select(TextOf)) is { Length: > 0 } text ? text : null;

    private string TextOf(FieldError error) =>
        error.Key == CorrectionRefusals.KindMissing ? L[error.Key, L[$"EvidenceKind.{error.Facts[0]}"]] : Outcomes.TextOf(error, L);
}
