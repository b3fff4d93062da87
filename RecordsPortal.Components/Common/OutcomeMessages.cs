using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Components.Common;

/// <summary>Puts an outcome into words: first the page's own, then those every page shares.</summary>
public sealed class OutcomeMessages(IStringLocalizer<OutcomeText> common, IStringLocalizer<RulesText> rules, IServiceProvider services)
{
    /// <param name="page">The page's words; its refusals stand there under their keys.</param>
    /// <param name="done">What to say when it is done; null says "Saved".</param>
    public string TextOf(Outcome outcome, IStringLocalizer page, string? done = null) => outcome switch
    {
        Outcome.Done => done ?? common["Saved"],
        Outcome.Refused refused => TextOf(refused.Key, refused.Facts, page),
        Outcome.Unavailable unavailable => common[unavailable.Key],
        Outcome.Stale => common["Stale"],
        Outcome.NotFound => common["NotFound"],
        Outcome.Invalid => common["Invalid"],
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public string TextOf(FieldError error, IStringLocalizer page) => TextOf(error.Key, error.Facts, page);

    /// <summary>Says it in passing, at the edge of the screen; true if the command was done.</summary>
    public bool Show(Outcome outcome, IStringLocalizer page, string? done = null)
    {
        // Asked for only here: uploads and downloads put outcomes into words too, and outside a circuit there is no snackbar to be had.
        var snackbar = services.GetRequiredService<ISnackbar>();
        snackbar.Add(TextOf(outcome, page, done), outcome is Outcome.Done ? Severity.Success : Severity.Warning);
        return outcome is Outcome.Done;
    }

    private string TextOf(string key, IReadOnlyList<string> facts, IStringLocalizer page)
    {
        object[] arguments = [.. facts];
        foreach (var texts in (IEnumerable<IStringLocalizer>)[page, common, rules])
        {
            // Without facts the sentence is taken as it stands: one about a pattern quotes "{year}", which is no place for a fact.
            if ((arguments is [] ? texts[key] : texts[key, arguments]) is { ResourceNotFound: false } text)
            {
                return text;
            }
        }

        return common["Invalid"];
    }
}
