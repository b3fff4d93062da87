using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Server.Accounts;

/// <summary>What the account pages share: plain forms posted and answered as pages, so that they work before any script has loaded and without one.</summary>
public abstract class AccountPageBase : ComponentBase
{
    private Outcome? _outcome;

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [Inject]
    public required IStringLocalizer<AccountText> L { get; init; }

    [Inject]
    public required PasswordPolicy Policy { get; init; }

    [CascadingParameter]
    public required HttpContext Context { get; init; }

    protected string Device => Context.Request.Headers.UserAgent.ToString();

    /// <summary>What a new password has to be, for its field.</summary>
    protected string PasswordHint => L[$"PasswordHint.{Policy.Profile}"];

    /// <summary>What the whole form was refused for, in words; null while it was not.</summary>
    protected string? Problem => _outcome switch
    {
        Outcome.Refused refused => L[refused.Key].Value,
        Outcome.Invalid => L["CheckFields"].Value,
        _ => null,
    };

    /// <summary>What is wrong with one field, in words.</summary>
    protected string? FaultAt(string field) =>
        _outcome is Outcome.Invalid invalid && invalid.Errors.FirstOrDefault(error => error.Field == field) is { } found ? L[found.Key, [.. found.Facts]].Value : null;

    protected void Show(Outcome outcome) => _outcome = outcome;

    protected void Refuse(string key) => Show(new Outcome.Refused(key));

    /// <summary>Into the portal if the answer began a session, on to the second step if it leads there, else the same page with what is wrong.</summary>
    protected async Task FinishAsync(AccountAnswer answer, string to)
    {
        Show(answer.Outcome);
        if (answer.SignedIn is { } signedIn)
        {
            await SignInCookie.WriteAsync(Context, signedIn);
            GoTo(to);
        }
        else if (answer.Halfway is { } half)
        {
            await HalfwayCookie.WriteAsync(Context, half);
            GoTo($"/account/{(half.Owed == FactorOwed.Proof ? "factor" : "enrol")}?returnUrl={Uri.EscapeDataString(to)}");
        }
    }

    /// <param name="path">A path of this portal, beginning with a slash.</param>
    protected void GoTo(string path) => Navigation.NavigateTo(LocalUrl.Or(path, "/")[1..]);
}
