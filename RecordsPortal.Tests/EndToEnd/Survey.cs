using System.Collections.Concurrent;
using Microsoft.Playwright;
using RecordsPortal.Core.Access;
using RecordsPortal.Tests.Access;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>What one page showed in one look.</summary>
public sealed record Sight(
    Look Look, string Title, string Heading, string Text, int Overflow,
    IReadOnlyList<string> SmallTargets, IReadOnlyList<string> FocusFaults, IReadOnlyList<string> AxeFaults, IReadOnlyList<string> Faults);

/// <summary>
/// Visits each page once in each look, as somebody who has it in their menu, and remembers what it saw. Many tests ask about every page;
/// opening every page for each of them would take the evening.
/// </summary>
public sealed class Survey : BrowserPortal
{
    private static readonly string[] _rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    private const int Stops = 40;

    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Sight>>>> _seen = new();
    private readonly ConcurrentDictionary<(string, Look), Visitor> _visitors = new();

    public Task<IReadOnlyList<Sight>> LookAtAsync(string template) =>
        _seen.GetOrAdd(template, _ => new Lazy<Task<IReadOnlyList<Sight>>>(() => SeeAsync(template))).Value;

    private async Task<IReadOnlyList<Sight>> SeeAsync(string template)
    {
        var route = Routes.All.Single(r => r.Template == template);
        var path = await PathOfAsync(route);
        var sights = new List<Sight>();
        foreach (var look in Look.All)
        {
            sights.Add(await SeeAsync(await VisitorAsync(route.Feature, look), look, path));
        }

        return sights;
    }

    private static async Task<Sight> SeeAsync(Visitor visitor, Look look, string path)
    {
        visitor.Forgive();
        await visitor.OpenAsync(path);
        var page = visitor.Page;
        var axe = await Axe.FaultsAsync(page, _rules);
        return new Sight(
            look,
            await page.TitleAsync(),
            string.Join(" | ", await page.Locator("h1").AllInnerTextsAsync()),
            await page.EvaluateAsync<string>(PageScripts.AllText),
            await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth"),
            await page.EvaluateAsync<string[]>(PageScripts.SmallTargets),
            look == Look.Desktop ? await WalkAsync(page) : [],
            axe,
            [.. visitor.Faults]);
    }

    /// <summary>From the first stop on, by keyboard; a page has few stops before its rows, and rows are alike.</summary>
    private static async Task<IReadOnlyList<string>> WalkAsync(IPage page)
    {
        var faults = new List<string>();
        await page.EvaluateAsync("() => document.activeElement?.blur()");
        for (var stop = 0; stop < Stops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(PageScripts.FocusFault) is not { } fault)
            {
                break;
            }

            faults.AddRange(fault.Length > 0 ? [$"stop {stop}, {fault}"] : []);
        }

        return faults;
    }

    private async Task<Visitor> VisitorAsync(Feature? feature, Look look)
    {
        var user = feature is null ? "" : UserWith(feature.Value);
        if (!_visitors.TryGetValue((user, look), out var visitor))
        {
            visitor = _visitors[(user, look)] = user.Length == 0 ? await GuestAsync(look) : await VisitAsync(user, look);
        }

        return visitor;
    }

    /// <summary>A registrar where a registrar has the page: theirs is the fullest.</summary>
    private static string UserWith(Feature feature)
    {
        var roles = Permissions.Table.Where(row => row.Feature == feature).Select(row => row.Role).ToList();
        return (roles.Contains(Role.Registrar) ? Role.Registrar : roles[0]) switch
        {
            Role.Administrator => "admin",
            Role.SchoolOfficer => "officer",
            var role => role.ToString().ToLowerInvariant(),
        };
    }

    /// <summary>A page about one thing is looked at with the first such thing that the list before it links to.</summary>
    private async Task<string> PathOfAsync(Route route)
    {
        if (!route.Template.Contains("{Id", StringComparison.OrdinalIgnoreCase))
        {
            return route.Path;
        }

        var list = route.Template[..route.Template.IndexOf("/{", StringComparison.Ordinal)];
        var visitor = await VisitorAsync(route.Feature, Look.Desktop);
        await visitor.OpenAsync(Routes.All.Any(r => r.Template == list) ? list : "/students");
        var links = await visitor.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]')].map(a => new URL(a.href).pathname)");
        var further = route.Template[(route.Template.IndexOf('}') + 1)..];
        return links.FirstOrDefault(link => link.StartsWith(list + "/", StringComparison.Ordinal) && Guid.TryParse(link[(list.Length + 1)..], out _)) is { } found ? found + further : route.Path;
    }
}
