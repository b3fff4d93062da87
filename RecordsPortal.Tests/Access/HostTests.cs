using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access;

/// <summary>The permission table as the running host keeps it: asked of its endpoints, and by every role at every door.</summary>
public sealed partial class HostTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
    /// <summary>Mapped by the framework, in no line of ours.</summary>
    private static readonly string[] _frameworks = ["/_blazor", "/_blazor/disconnect/", "/_blazor/initializers/", "/_blazor/negotiate", "/_framework/opaque-redirect", "/{**path:file}"];

    public static TheoryData<string, Role?> People { get; } = new()
    {
        { "", null },
        { "admin", Role.Administrator },
        { "registrar", Role.Registrar },
        { "officer", Role.SchoolOfficer },
        { "counsellor", Role.Counsellor },
        { "teacher", Role.Teacher },
        { "leader", Role.Leader },
        { "archivist", Role.Archivist },
        { "auditor", Role.Auditor },
        { "student", Role.Student },
    };

    [Fact]
    public async Task EveryEndpoint_StandsInTheReviewedList()
    {
        var reviewed = await File.ReadAllLinesAsync(Repository.Path("RecordsPortal.Tests/Access/endpoints.txt"));

        var found = Endpoints.Where(endpoint => !endpoint.Metadata.OfType<StaticAssetDescriptor>().Any()).Select(Describe).Concat(HubMethods).Distinct().Order(StringComparer.Ordinal);

        FaultList.None(found.Except(reviewed).Select(line => $"nobody has reviewed {line}"));
        FaultList.None(reviewed.Except(found).Where(line => line.Length > 0).Select(line => $"does not exist: {line}"));
    }

    /// <summary>The other way to count: what the source maps and what the host serves are the same, or one of the two lists has a hole.</summary>
    [Fact]
    public void EveryEndpointOfTheSource_IsServed_AndNoOther()
    {
        var written = Repository.Files("RecordsPortal.Server", ".cs").SelectMany(file => Mapped().Matches(file.Text)).Select(match => (Template: match.Groups["template"].Value, HasNames: match.Groups["names"].Success)).ToList();
        var served = Endpoints.Where(e => e.Metadata.GetMetadata<ComponentTypeMetadata>() is null && e.Metadata.GetMetadata<HubMetadata>() is null && !e.Metadata.OfType<StaticAssetDescriptor>().Any())
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(template => !_frameworks.Contains(template)).Distinct().ToList();

        FaultList.None(served.Where(template => !written.Any(map => IsWritten(map, template))).Select(template => $"served and not written: {template}"));
        FaultList.None(written.Where(map => !served.Any(template => IsWritten(map, template))).Select(map => $"written and not served: {map.Template}"));
    }

    [Fact]
    public void EveryPage_IsGuardedByTheFeatureItNames()
    {
        var different =
            from route in Routes.All
            let endpoint = Endpoints.Single(e => "/" + e.RoutePattern.RawText!.TrimStart('/') == route.Template)
            where WhoMay(endpoint) != (route.Feature?.ToString() ?? "everybody")
            select $"{route.Template}: {WhoMay(endpoint)}";

        FaultList.None(different);
    }

    [Theory]
    [MemberData(nameof(People))]
    public async Task EveryPage_OpensToThoseInTheTableAndToNobodyElse(string user, Role? role)
    {
        using var client = user.Length == 0 ? portal.Visitor() : await portal.SignInAsync(user);
        var wrong = new List<string>();
        foreach (var route in Routes.All)
        {
            using var answer = await client.GetAsync(route.Path);
            if (!IsExpected(answer, route, role))
            {
                wrong.Add($"{route.Path}: {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }

        FaultList.None(wrong);
    }

    /// <summary>What a client may call on a hub: each of its public methods, guarded by what guards the hub.</summary>
    private IEnumerable<string> HubMethods =>
        from endpoint in Endpoints
        let hub = endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType
        where hub is not null && hub.Assembly == typeof(Server.App).Assembly && endpoint.RoutePattern.Parameters.Count == 0 && !endpoint.RoutePattern.RawText!.EndsWith("/negotiate", StringComparison.Ordinal)
        from method in hub.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && method.GetBaseDefinition() == method
        select $"HUB /{endpoint.RoutePattern.RawText!.TrimStart('/')} {method.Name}";

    private IEnumerable<RouteEndpoint> Endpoints => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    /// <summary>In an interpolated address, names in braces stand for anything.</summary>
    private static bool IsWritten((string Template, bool HasNames) map, string template) =>
        map.HasNames ? Regex.IsMatch(template, $"^{Regex.Replace(map.Template, @"\{\w+\}", "[^/]+")}$") : map.Template == template;

    private static string Describe(RouteEndpoint endpoint) =>
        $"{Methods(endpoint)} /{endpoint.RoutePattern.RawText!.TrimStart('/')} {WhoMay(endpoint)}";

    private static string Methods(RouteEndpoint endpoint) =>
        string.Join(',', endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Order() ?? (IEnumerable<string>)["*"]);

    /// <summary>Without a word of its own an endpoint falls to the fallback policy: signed in, whoever it is.</summary>
    private static string WhoMay(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? "everybody"
        : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>() is { Count: > 0 } said ? string.Join('+', said.Select(data => data.Policy ?? "signed-in").Distinct())
        : "signed-in";

    private static bool IsExpected(HttpResponseMessage answer, Route route, Role? role)
    {
        var location = answer.Headers.Location?.ToString() ?? "";
        if (route.Feature is not { } feature)
        {
            return (int)answer.StatusCode < 500;
        }

        if (role is null)
        {
            return answer.StatusCode == HttpStatusCode.Redirect && location.Contains("/account/sign-in");
        }

        if (Permissions.ScopeOf(feature, role.Value) is null)
        {
            return answer.StatusCode == HttpStatusCode.Redirect && location.Contains("/account/not-allowed");
        }

        // A record that names nobody may answer "not found", or send its reader to where they can go on.
        return answer.StatusCode == HttpStatusCode.OK
            || (answer.StatusCode == HttpStatusCode.NotFound && route.Template.Contains('{'))
            || (answer.StatusCode == HttpStatusCode.Redirect && !location.Contains("/account/"));
    }

    [GeneratedRegex(@"\.Map[A-Z]\w*\((?<names>\$)?""(?<template>/[^""]*)""")]
    private static partial Regex Mapped();
}
