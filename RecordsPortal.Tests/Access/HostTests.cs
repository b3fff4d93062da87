using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access;

/// <summary>The permission table as the running host keeps it: asked of its endpoints, and by every role at every door.</summary>
public sealed class HostTests(HostedPortal portal) : IClassFixture<HostedPortal>
{
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

        var found = Endpoints.Where(endpoint => !endpoint.Metadata.OfType<StaticAssetDescriptor>().Any()).Select(Describe).Distinct().Order(StringComparer.Ordinal);

        Faults.None(found.Except(reviewed).Select(line => $"nobody has reviewed {line}"));
        Faults.None(reviewed.Except(found).Where(line => line.Length > 0).Select(line => $"does not exist: {line}"));
    }

    [Fact]
    public void EveryPage_IsGuardedByTheFeatureItNames()
    {
        var different =
            from route in Routes.All
            let endpoint = Endpoints.Single(e => "/" + e.RoutePattern.RawText!.TrimStart('/') == route.Template)
            where WhoMay(endpoint) != (route.Feature?.ToString() ?? "everybody")
            select $"{route.Template}: {WhoMay(endpoint)}";

        Faults.None(different);
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

        Faults.None(wrong);
    }

    private IEnumerable<RouteEndpoint> Endpoints => portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

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
}
