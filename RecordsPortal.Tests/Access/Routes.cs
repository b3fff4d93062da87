using System.Reflection;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using RecordsPortal.Components.Access;
using RecordsPortal.Core.Access;

namespace RecordsPortal.Tests.Access;

/// <summary>A page somebody can ask for.</summary>
/// <param name="Feature">Null where everybody may, signed in or not.</param>
/// <param name="Path">With something in place of each parameter that names nobody.</param>
internal sealed record Route(string Template, string Path, Feature? Feature, Type Page);

internal static class Routes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        .. from assembly in (IEnumerable<Assembly>)[typeof(Components._Imports).Assembly, typeof(Server.App).Assembly]
           from page in assembly.GetTypes()
           from route in page.GetCustomAttributes<RouteAttribute>()
           orderby route.Template
           select new Route(route.Template, Fill(route.Template), page.GetCustomAttribute<NeedsAttribute>()?.Feature, page),
    ];

    /// <summary>Pages that say neither whom they are for nor that they are for everybody.</summary>
    public static IEnumerable<string> Unsaid =>
        All.Where(route => route.Feature is null && !route.Page.IsDefined(typeof(AllowAnonymousAttribute))).Select(route => route.Template);

    private static string Fill(string template) => string.Join('/', template.Split('/').Select(part => part switch
    {
        ['{', .., '?', '}'] => "",
        ['{', .., ':', 'g', 'u', 'i', 'd', '}'] => Guid.Empty.ToString(),
        ['{', .., ':', 'i', 'n', 't', '}'] => "404",
        ['{', 'S', 't', 'e', 'p', ..] => "identity",
        ['{', 'S', 'e', 'c', 't', 'i', 'o', 'n', ..] => "identity",
        ['{', ..] => Guid.Empty.ToString(),
        _ => part,
    }));
}
