using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Accounts.Factors;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Server.Accounts;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access;

/// <summary>
/// Every address with an id in it, asked by everybody about what is theirs and what is not. Who gets something stands in ownership.txt;
/// whoever does not gets the very answer they get for an id that names nothing, or is not let near the address at all.
/// </summary>
public sealed partial class OwnershipTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    private static readonly Guid _nothing = Guid.Parse("01980000-0000-7000-8000-000000000000");

    /// <summary>A correction's id is made by the form that sends it.</summary>
    private static readonly Guid _newlyMade = Guid.Parse("01980000-0000-7000-8000-000000000001");

    private static readonly string[] _people = ["admin", "archivist", "auditor", "counsellor", "leader", "officer", "registrar", "student", "teacher"];

    [Fact]
    public async Task WhatIsNotOnes_IsAnsweredLikeWhatDoesNotExist_AndWhatIsStandsInTheReviewedList()
    {
        var belongings = await Belongings.ArrangeAsync(portal);
        var people = await AskersAsync();
        var (seen, faults) = (new List<string>(), new List<string>());
        foreach (var endpoint in Endpoints)
        {
            if (belongings.Of(endpoint) is not { } things)
            {
                faults.Add($"nobody has said what the id is of in {Name(endpoint)}");
                continue;
            }

            var sees = things.ToDictionary(thing => thing.Key, _ => new List<string>());
            foreach (var asker in people)
            {
                var missing = await asker.AskAsync(endpoint, _nothing);
                // Who is nobody is nobody about everything; asking on would only use up what one network may ask in a minute.
                foreach (var (situation, id) in asker.Role is null ? things.Take(1) : things)
                {
                    var answer = await asker.AskAsync(endpoint, id);
                    (answer == missing ? faults : sees[situation]).AddRange(
                        answer == missing ? FaultOf(answer, endpoint, asker) is { } fault ? [$"{Name(endpoint)} [{situation}]: {fault}"] : [] : [asker.Name]);
                }
            }

            seen.AddRange(sees.Select(situation => $"{Name(endpoint)} [{situation.Key}]: {string.Join(' ', situation.Value)}".TrimEnd()));
        }

        var reviewed = (await File.ReadAllLinesAsync(Repository.Path("RecordsPortal.Tests/Access/ownership.txt"))).Where(line => line.Length > 0).ToList();
        FaultList.None([.. faults, .. seen.Except(reviewed).Select(line => $"+ {line}"), .. reviewed.Except(seen).Select(line => $"- {line}")]);
    }

    /// <summary>Whose role has not the feature is turned away before anybody looks; who is not signed in, or not any more, goes to sign in.</summary>
    private static string? FaultOf(Answer answer, RouteEndpoint endpoint, Asker asker)
    {
        var features = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Select(Enum.Parse<Feature>);
        var (expected, met) = asker.Role switch
        {
            null => ("sign-in", answer.Location.Contains("/account/sign-in")),
            { } role when features.All(feature => Permissions.ScopeOf(feature, role) is not null) => ("missing", !answer.Location.Contains("/account/") && answer.Status < 500),
            _ => ("not allowed", answer.Location.Contains("/account/not-allowed")),
        };
        return met ? null : $"{asker.Name} met {answer.Status} {answer.Location} and not “{expected}”";
    }

    private IEnumerable<RouteEndpoint> Endpoints => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.RoutePattern.Parameters.Any(IsId) || IdsOf(endpoint).Any())
        .OrderBy(Name, StringComparer.Ordinal);

    private static bool IsId(Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart part) => part.ParameterPolicies.Any(policy => policy.Content == "guid");

    /// <summary>The ids an endpoint takes behind the question mark; those in a form's body are commands'.</summary>
    private static IEnumerable<string> IdsOf(RouteEndpoint endpoint) =>
        from parameter in endpoint.Metadata.GetMetadata<MethodInfo>()?.GetParameters() ?? []
        where (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) == typeof(Guid)
        where !parameter.IsDefined(typeof(FromFormAttribute)) && endpoint.RoutePattern.GetParameter(parameter.Name!) is null
        select parameter.Name;

    private static string Name(RouteEndpoint endpoint) =>
        $"{endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]} /{endpoint.RoutePattern.RawText!.TrimStart('/')}";

    private async Task<List<Asker>> AskersAsync()
    {
        List<Asker> askers = [new Asker("(nobody)", null, portal.Visitor(), "")];
        foreach (var user in (IEnumerable<string>)[.. _people, "registrar2"])
        {
            var client = await portal.SignInAsync(user);
            var token = Token().Match(await client.GetStringAsync("/account/password")).Value;
            askers.Add(new Asker(user, await RoleAsync(user), client, token));
        }

        await DisableAsync("registrar2");
        askers.Add(new Asker("(half way)", null, await HalfwayAsync("leader"), ""));
        return [.. askers.Select(asker => asker.Name == "registrar2" ? asker with { Name = "(disabled)", Role = null } : asker)];
    }

    /// <summary>The password was right, and the second step is not done.</summary>
    private async Task<HttpClient> HalfwayAsync(string user)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await using var db = portal.Services.GetRequiredService<RecordsDb>().Open();
        scope.ServiceProvider.GetRequiredService<CurrentSession>().Id =
            await portal.Services.GetRequiredService<AccessService>().StartAsync(await db.Users.SingleAsync(a => a.UserName == user), "Windows");
        var factors = scope.ServiceProvider.GetRequiredService<FactorService>();
        var key = Totp.Key((await factors.OfferAsync())!.Text);
        Assert.IsType<Outcome.Done>((await factors.ConfirmAsync(null, Totp.Code(key, TimeProvider.System.GetUtcNow()), Core.Demo.DemoSeed.Password, "Windows")).Outcome);
        return await portal.SignInAsync(user);
    }

    private async Task<Role> RoleAsync(string user)
    {
        await using var db = portal.Services.GetRequiredService<RecordsDb>().Open();
        return (await db.Grants.FirstAsync(g => db.Users.Any(a => a.Id == g.AccountId && a.UserName == user))).Role;
    }

    private async Task DisableAsync(string user)
    {
        await using var db = portal.Services.GetRequiredService<RecordsDb>().Open();
        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System };
        (await db.Users.SingleAsync(a => a.UserName == user)).IsDisabled = true;
        await db.SaveChangesAsync();
    }

    private sealed record Answer(int Status, string Location, string Body);

    private sealed record Asker(string Name, Role? Role, HttpClient Client, string Token)
    {
        public async Task<Answer> AskAsync(RouteEndpoint endpoint, Guid id)
        {
            var path = string.Join('/', endpoint.RoutePattern.RawText!.TrimStart('/').Split('/').Select(part => Filled(endpoint.RoutePattern.RawText!, part, id)));
            var query = string.Join('&', IdsOf(endpoint).Select(name => $"{name}={(name == "correction" ? _newlyMade : id)}").Append("field=EthnicGroup&kind=IdCard"));
            var method = new HttpMethod(endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods[0]);
            using var request = new HttpRequestMessage(method, $"/{path}?{query}");
            request.Headers.Add("RequestVerificationToken", Token);
            request.Content = method == HttpMethod.Post ? new ByteArrayContent([1, 2, 3]) : null;
            using var answer = await Client.SendAsync(request);
            var body = await answer.Content.ReadAsStringAsync();
            return new Answer((int)answer.StatusCode, answer.Headers.Location?.ToString().Replace(id.ToString(), "{id}") ?? "", Passing().Replace(body, "").Replace(id.ToString(), "{id}"));
        }

        private static string Filled(string template, string part, Guid id) => part switch
        {
            "{kind}" => template.Contains("classes") ? "roster.xlsx" : "card.pdf",
            "{Step}" => "identity",
            ['{', ..] => part.Contains(".xlsx", StringComparison.Ordinal) ? $"{id}.xlsx" : id.ToString(),
            _ => part,
        };
    }

    [GeneratedRegex("(?<=__RequestVerificationToken\" value=\")[^\"]*")]
    private static partial Regex Token();

    /// <summary>What differs between two answers to the very same question: tokens, the state a circuit begins with, keys of the rendering, clock times.</summary>
    [GeneratedRegex("(?<=__RequestVerificationToken\" value=\")[^\"]*|<!--.*?-->|(?<= id=\"| for=\"| aria-labelledby=\"| aria-controls=\")mud[^\"]*|<time[^>]*>[^<]*</time>|(?<=data-now=\")[0-9]*", RegexOptions.Singleline)]
    private static partial Regex Passing();
}
