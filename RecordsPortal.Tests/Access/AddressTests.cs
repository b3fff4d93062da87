using System.Net;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using RecordsPortal.Core.Access;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access;

/// <summary>Links grow old, are cut in half by a mail program and typed by hand: what in them cannot be read is passed over.</summary>
public sealed class AddressTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    /// <summary>What some pages read out of the whole address by themselves.</summary>
    private static readonly string[] _read = ["age", "at", "class", "cols", "desc", "intake", "page", "precheck", "reviewer", "school", "sort", "stage", "state", "status", "year"];

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("77")]
    [InlineData("99999999999999999999")]
    [InlineData("%00%ff")]
    public async Task Page_AskedWithNonsense_StillShows(string nonsense)
    {
        var people = new Dictionary<string, HttpClient>();
        foreach (var user in (string[])["admin", "registrar", "counsellor", "auditor", "leader", "student"])
        {
            people[user] = await portal.SignInAsync(user, new CookieContainer());
        }

        using var stranger = portal.Visitor();
        var faults = new List<string>();
        foreach (var route in Routes.All.Where(route => !route.Template.Contains('{') && route.Template != "/error"))
        {
            var user = Permissions.Table.Where(row => row.Feature == route.Feature).Select(row => User(row.Role)).FirstOrDefault(people.ContainsKey) ?? "";
            var query = string.Join('&', Names(route.Page).Select(name => $"{name}={nonsense}"));
            using var answer = await (route.Feature is null ? stranger : people[user]).GetAsync($"{route.Path}?{query}");
            var page = await answer.Content.ReadAsStringAsync();
            // Somebody who is not signed in is led on by most of the pages that are for everybody.
            if (!(answer.IsSuccessStatusCode || answer.StatusCode == HttpStatusCode.NotFound || (route.Feature is null && answer.StatusCode == HttpStatusCode.Redirect)) || page.Contains("error-id"))
            {
                faults.Add($"{route.Path}?{query} for “{user}”: {answer.StatusCode}");
            }
        }

        FaultList.None(faults);
    }

    private static string User(Role role) => role switch
    {
        Role.Administrator => "admin",
        _ => role.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<string> Names(Type page) => page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(property => (property.Name, property.GetCustomAttribute<SupplyParameterFromQueryAttribute>()))
        .Where(asked => asked.Item2 is not null).Select(asked => asked.Item2!.Name ?? asked.Name.ToLowerInvariant())
        .Union(_read);
}
