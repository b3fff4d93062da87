using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.NationalRegister;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.NationalRegister;

/// <summary>One batch: who it reaches before it is marked, what it did after, and the way back.</summary>
public sealed partial class RegisterBatchPage : LiveComponentBase
{
    private RegisterBatch? _batch;
    private CollegeDirectory? _college;
    private DateOnly? _day;
    private string? _reason;
    private string? _error;
    private bool _isLoaded;
    private bool _isBusy;

    [Inject]
    public required RegisterList Batches { get; init; }

    [Inject]
    public required RegisterService Register { get; init; }

    [Inject]
    public required ReferenceService Reference { get; init; }

    [Inject]
    public required OutcomeMessages Outcomes { get; init; }

    [Parameter]
    public Guid Id { get; set; }

    protected override bool Shows(RecordChange change) => change.Kind == "RegistrationBatch" && change.RecordId == Id;

    protected override async Task ReloadAsync(long atLeast)
    {
        _college ??= await Reference.DirectoryAsync(Closed);
        _batch = await Batches.FindAsync(Id, Closed);
        _isLoaded = true;
    }

    private Task MarkAsync() => DoAsync(() => Register.MarkAsync(Guid.CreateVersion7(), Id, _day), outcome => L["Marked", Number((outcome as Outcome.Done)?.Receipt.Count ?? 0)]);

    private Task RevertAsync() => DoAsync(() => Register.RevertAsync(Guid.CreateVersion7(), Id, _reason ?? ""), _ => L["Reverted"]);

    private async Task DoAsync(Func<Task<Outcome>> act, Func<Outcome, string> done)
    {
        if (_isBusy)
        {
            return;
        }

        _isBusy = true;
        var outcome = await act();
        _isBusy = false;
        _error = outcome is Outcome.Invalid { Errors: [var first, ..] } ? Outcomes.TextOf(first, L) : null;
        if (_error is null)
        {
            Outcomes.Show(outcome, L, done(outcome));
        }

        await AskAgainAsync();
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentUICulture);
}
