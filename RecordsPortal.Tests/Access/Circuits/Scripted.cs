using System.Reflection;
using Microsoft.JSInterop;
using MudBlazor;
using RecordsPortal.Components.Common;

namespace RecordsPortal.Tests.Access.Circuits;

/// <summary>The names of all methods the server leaves open to scripts, found and not listed: one added tomorrow is called tomorrow.</summary>
internal static class Scripted
{
    public static readonly IReadOnlyList<string> Own = In(typeof(KeyRouter).Assembly, typeof(Server.App).Assembly);

    public static readonly IReadOnlyList<string> WithLibraries = [.. Own, .. In(typeof(MudButton).Assembly)];

    private static List<string> In(params Assembly[] assemblies) =>
    [
        .. assemblies.SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => (Method: method, Mark: method.GetCustomAttribute<JSInvokableAttribute>()))
            .Where(found => found.Mark is not null)
            .Select(found => found.Mark!.Identifier ?? found.Method.Name)
            .Distinct(),
    ];
}
