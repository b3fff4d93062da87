using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>One application under review: the list on the left, the student on the right, the verdict beside each item. Opening it claims it.</summary>
public sealed partial class ReviewPane : LiveComponentBase
{
    private ReviewMarks _marks = new();
    private IReadOnlyList<ReturnReason> _reasons = [];
    private IReadOnlyList<FieldConflict> _conflicts = [];
    private IReadOnlyList<RecordField>? _returning;
    private CollegeDirectory? _college;
    private ReviewCase? _case;
    private RecordField? _at;
    private Guid? _me;
    private Guid _command = Guid.CreateVersion7();
    private string? _notice;
    private bool _unfolded;
    private bool _missing;
    private bool _isBusy;
    private bool _isDecided;

    [Inject]
    public required ReviewCases Cases { get; init; }

    [Inject]
    public required ReviewClaims Claims { get; init; }

    [Inject]
    public required ReviewDecisions Decisions { get; init; }

    [Inject]
    public required PreChecks PreChecks { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required ICurrentUser User { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    /// <summary>Fixed for the life of the component: give it the id as its key.</summary>
    [Parameter, EditorRequired]
    public Guid Id { get; set; }

    /// <summary>Review or PreCheck.</summary>
    [Parameter, EditorRequired]
    public Feature Feature { get; set; }

    /// <summary>The case as read ahead, to show at once while the claim is on its way.</summary>
    [Parameter]
    public ReviewCase? ReadAhead { get; set; }

    [Parameter]
    public EventCallback<ReviewDone> OnDone { get; set; }

    [Parameter]
    public EventCallback OnSkip { get; set; }

    private bool MayDecide => _case is { State: IntakeState.Submitted } shown && (Feature == Feature.PreCheck ? shown.ClaimedById is null && shown.AwaitsPreCheck : shown.IsMine);

    private IEnumerable<ReviewItem> Rows => _unfolded ? _case!.Differences.Concat(_case.Same) : _case!.Differences;

    private string OpenText => Feature == Feature.Review && _marks.Open(_case!) is { Count: > 0 } open ? L["StillOpen", open.Count] : "";

    public async Task PressAsync(string key)
    {
        switch (key)
        {
            case "j" or "ArrowDown":
                Step(1);
                break;
            case "k" or "ArrowUp":
                Step(-1);
                break;
            case "Enter" when MayDecide && _at is { } field:
                Accept(field);
                break;
            case "x" when MayDecide && _at is { } field:
                MarkReturn(field);
                break;
            case "e":
                Unfold();
                break;
            case "r" when MayDecide:
                BeginReturn();
                break;
            case "a" when MayDecide:
                await ApproveAsync();
                break;
            case "n":
                await OnSkip.InvokeAsync();
                break;
        }

        StateHasChanged();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (Feature == Feature.Review && _case is { IsMine: true } && !_isDecided)
        {
            await Claims.LeaveAsync(Id);
        }
    }

    protected override bool Shows(RecordChange change) => change.StudentId == Id && change.Kind is "IntakeCase" or "Student" or "AdmissionProposal" or "FieldDecision" or "Submission";

    protected override async Task OnInitializedAsync()
    {
        _case = ReadAhead;
        _at = ReadAhead?.Differences.FirstOrDefault()?.Field;
        _me = (await User.GetAsync(Closed)).AccountId;
        _college = await Reference.DirectoryAsync(Closed);
        _reasons = await Cases.ReasonsAsync(Closed);
        if (RendererInfo.IsInteractive && Feature == Feature.Review)
        {
            await Claims.ClaimAsync(Guid.CreateVersion7(), Id, Closed);
            _ = RenewAsync();
        }

        await base.OnInitializedAsync();
    }

    protected override async Task ReloadAsync(long atLeast)
    {
        var before = _case;
        var now = await Cases.FindAsync(Feature, Id, Closed);
        (_case, _missing) = (now, now is null);
        // With the case itself, not after it: a key pressed on the first picture already has a row to act on.
        _at ??= now?.Differences.FirstOrDefault()?.Field;
        if (before is null || now is null || _isDecided)
        {
            return;
        }

        _marks.Keep(before, now);
        if (before.IsMine && !now.IsMine && now.State == IntakeState.Submitted)
        {
            await LostAsync(now);
        }
        else if (before.State == IntakeState.Submitted && now.State != IntakeState.Submitted)
        {
            _notice = L["DecidedMeanwhile", Names[$"IntakeState.{now.State}"], LastChange?.By ?? now.ReviewedBy ?? ""];
        }
    }

    private async Task LostAsync(ReviewCase now)
    {
        // One's own other tab closing lets the claim go as well; this one still has it open.
        if (now.ClaimedById is null && LastChange?.ById == _me)
        {
            await ClaimAsync();
            return;
        }

        _returning = null;
        _notice = now.ClaimedBy is { } by ? L["ClaimTaken", by] : L["ClaimReleased", LastChange?.By ?? ""];
    }

    private async Task ClaimAsync()
    {
        var outcome = await Claims.ClaimAsync(Guid.CreateVersion7(), Id, Closed);
        _notice = outcome is Outcome.Done ? null : Outcomes.TextOf(outcome, L);
        _case = await Cases.FindAsync(Feature, Id, Closed) ?? _case;
    }

    private async Task ReleaseAsync()
    {
        Outcomes.Show(await Claims.ReleaseAsync(Guid.CreateVersion7(), Id, Closed), L, L["Released"]);
        await ClaimAsync();
    }

    private async Task RenewAsync()
    {
        try
        {
            while (!Closed.IsCancellationRequested)
            {
                await Task.Delay(ReviewRules.RenewEvery, Time, Closed);
                if (_case is { IsMine: true, State: IntakeState.Submitted } && await Claims.RenewAsync(Id, Closed) is not Outcome.Done)
                {
                    await InvokeAsync(AskAgainAsync);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The case was closed.
        }
    }

    private void Step(int by)
    {
        var rows = Rows.Select(item => item.Field).ToList();
        var index = _at is { } at ? rows.IndexOf(at) : -1;
        _at = rows.Count == 0 ? null : rows[Math.Clamp(index < 0 ? 0 : index + by, 0, rows.Count - 1)];
    }

    /// <summary>Goes on to what still wants a word, so that Enter, Enter, A is a whole case.</summary>
    private void Accept(RecordField field)
    {
        _at = field;
        if (_case!.Items.First(item => item.Field == field) is { Differs: true, Verdict: not true })
        {
            _marks.Accept(field);
            _at = _marks.Of(field) is true && _marks.Open(_case) is [var next, ..] ? next : field;
        }
    }

    private void MarkReturn(RecordField field)
    {
        _at = field;
        _marks.Return(field);
    }

    private void Unfold()
    {
        _unfolded = !_unfolded;
        // Where everything agrees nothing was under the cursor yet, and X would do nothing.
        _at ??= Rows.FirstOrDefault()?.Field;
    }

    private void BeginReturn()
    {
        var fields = _marks.Returned.Count > 0 ? _marks.Returned.Order().ToList() : _at is { } at ? [at] : [];
        _returning = fields.Count > 0 ? fields : null;
        _notice = fields.Count > 0 ? null : L["ChooseField"].Value;
        if (fields.Count == 0 && !_unfolded)
        {
            Unfold();
        }
    }

    private Task ApproveAsync() => DecideAsync(Feature == Feature.PreCheck ? ReviewAct.PreChecked : ReviewAct.Approved, command => Feature == Feature.PreCheck
        ? PreChecks.MarkAsync(command, Id, _case!.Seen, Closed)
        : Decisions.ApproveAsync(command, Id, _case!.Seen, _marks.Accepted, Closed));

    private Task ReturnAsync(IReadOnlyList<FieldReturn> returns) => DecideAsync(ReviewAct.Returned, command => Feature == Feature.PreCheck
        ? PreChecks.ReturnAsync(command, Id, _case!.Seen, returns, Closed)
        : Decisions.ReturnAsync(command, Id, _case!.Seen, _marks.Accepted, returns, Closed));

    private async Task DecideAsync(ReviewAct act, Func<Guid, Task<Outcome>> decide)
    {
        if (_isBusy || !MayDecide)
        {
            return;
        }

        (_isBusy, _notice, _conflicts) = (true, null, []);
        // One's own decision comes back as news; it must not read as somebody else's.
        _isDecided = true;
        var outcome = await decide(_command);
        _isBusy = false;
        if (outcome is Outcome.Done done)
        {
            await OnDone.InvokeAsync(new ReviewDone(Id, _case!.Name, act, done.Receipt.Number, Time.GetUtcNow().UtcDateTime));
            return;
        }

        (_isDecided, _command) = (false, Guid.CreateVersion7());
        await ExplainAsync(outcome);
    }

    private async Task ExplainAsync(Outcome outcome)
    {
        _notice = outcome switch
        {
            Outcome.Invalid invalid => string.Join(" ", invalid.Errors.Select(e => $"{Names[$"RecordField.{e.Field}"]}：{Outcomes.TextOf(e, L)}")),
            Outcome.Stale => L["Moved"],
            _ => Outcomes.TextOf(outcome, L),
        };
        _conflicts = outcome is Outcome.Stale stale ? stale.Theirs : [];
        await AskAgainAsync();
        _at = _marks.Open(_case!) is [var next, ..] ? next : _at;
    }

    private string Describe(FieldConflict conflict) => conflict.Field == nameof(IntakeState)
        ? L["StateNow", Names[$"IntakeState.{conflict.Theirs}"]]
        : L["ListNow", Names[$"RecordField.{conflict.Field}"], FieldValues.Show(Enum.Parse<RecordField>(conflict.Field), conflict.Theirs, _college!)];
}
