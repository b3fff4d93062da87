using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Benchmarks.Circuits;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Tests.Support;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Access.Circuits;

/// <summary>
/// The permission table as circuits keep it: every role goes everywhere, fires everything, and neither does nor is sent what is not theirs.
/// A few pages each; all pages in every relation where RECORDS_CIRCUITS says "all".
/// </summary>
public sealed class CircuitMatrixTests(HostedPortal portal, ITestOutputHelper output) : IClassFixture<HostedPortal>
{
    /// <summary>Those who may least come first: who may end sessions and take roles away would leave nobody to come after.</summary>
    private static readonly string[] _people = ["teacher", "student", "auditor", "leader", "archivist", "counsellor", "officer", "registrar", "admin"];

    private static readonly string[] _few = ["/students/{Id:guid}", "/review/{Id:guid}", "/pre-check", "/intake/{Step}", "/people"];

    private int _tried;
    private int _taken;

    private static bool IsFull => Environment.GetEnvironmentVariable("RECORDS_CIRCUITS") == "all";

    [Fact]
    public async Task Everybody_Everywhere_DoesAndIsSentOnlyWhatIsTheirs()
    {
        var belongings = await Belongings.ArrangeAsync(portal);
        var foreign = DrawnPage.Read(await (await portal.SignInAsync("registrar")).GetStringAsync("/review"));
        var (routes, paths, faults) = (Asked.Count(), PathsIn(belongings), new List<string>());
        foreach (var person in _people)
        {
            faults.AddRange((await AttackAsync(person, paths, foreign)).Select(fault => $"{person}: {fault}"));
        }

        output.WriteLine($"{_people.Length} people at {routes} pages, {paths.Count} addresses with every relation: {_tried} events and calls, {_taken} taken, {faults.Count} faults.");
        FaultList.None(faults);
        Assert.Contains("Press", Scripted.Own);
        // An attack that attacked nothing would find nothing.
        Assert.True(_tried > 2_000 && _taken > 100, $"{_tried} events and calls were tried, {_taken} taken.");
    }

    private async Task<IReadOnlyList<string>> AttackAsync(string person, IReadOnlyList<string> paths, DrawnPage foreign)
    {
        var actor = await ActorAsync(person);
        var (secrets, effects) = (await Secrets.ForAsync(portal, actor), new Effects(portal, actor));
        var cookies = new CookieContainer();
        using var http = await portal.SignInAsync(person, cookies);
        await using var intruder = new Intruder(portal.Address, http, cookies.GetCookieHeader(portal.Address), secrets);
        await effects.BeginAsync();
        foreach (var path in paths)
        {
            await intruder.VisitAsync(path);
        }

        var shown = intruder.Tried;
        await intruder.FireHiddenAsync();
        var events = intruder.Tried;
        await intruder.CallScriptedAsync(IsFull ? Scripted.WithLibraries : Scripted.Own);
        await intruder.ForgeAsync(foreign);

        (_tried, _taken) = (_tried + intruder.Tried, _taken + intruder.Taken);
        Assert.True(secrets.Count > 0 || person == "registrar");
        var forbidden = await effects.ForbiddenAsync();
        output.WriteLine($"{person}: {paths.Count} addresses, {shown} events shown, {events - shown} not shown, {intruder.Tried - events} calls; {intruder.Taken} taken, {intruder.Waiting} of them waiting for somebody's reply, {effects.Lines} lines written; {secrets.Count} secrets looked for.");
        return [.. intruder.Leaks, .. intruder.Broken.Select(place => $"{place}: the screen failed"), .. forbidden];
    }

    private static IEnumerable<Route> Asked => Routes.All.Where(route =>
        route.Feature is not null && !route.Template.StartsWith("/account/", StringComparison.Ordinal) && (IsFull || _few.Contains(route.Template)));

    private static IReadOnlyList<string> PathsIn(Belongings belongings) =>
    [
        .. from route in Asked
           from path in PathsOf(route, belongings)
           select path,
    ];

    private static IEnumerable<string> PathsOf(Route route, Belongings belongings) => route.Path.Contains(Guid.Empty.ToString(), StringComparison.Ordinal) && belongings.Of(route.Template) is { } things
        ? things.Where(thing => IsFull || thing.Key is "other school" or "own class").Select(thing => route.Path.Replace(Guid.Empty.ToString(), thing.Value.ToString(), StringComparison.Ordinal))
        : [route.Path];

    private async Task<Actor> ActorAsync(string user)
    {
        await using var db = portal.Services.GetRequiredService<RecordsDb>().Open();
        var account = await db.Users.SingleAsync(a => a.UserName == user);
        var grants = await db.Grants.Where(g => g.AccountId == account.Id).ToListAsync();
        return new Actor(account.Id, account.DisplayName, account.StudentId, [.. grants.Select(g => new RoleGrant(g.Role, g.SchoolId, g.ClassId))]);
    }
}
