using System.Reflection;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Architecture;

/// <summary>
/// The analyzer is silent about an entry that names nothing, so a wrong or outdated id bans nothing and nobody hears of it.
/// </summary>
public sealed class BannedSymbolsTests
{
    private static readonly Assembly[] _where =
    [
        typeof(object).Assembly,
        typeof(Microsoft.AspNetCore.Components.ComponentBase).Assembly,
        typeof(Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions).Assembly,
        typeof(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions).Assembly,
    ];

    public static TheoryData<string> Entries { get; } = [.. File.ReadLines(Repository.Path("BannedSymbols.txt")).Where(line => line.Length > 0).Select(line => line.Split(';')[0])];

    [Theory]
    [MemberData(nameof(Entries))]
    public void Entry_NamesSomethingThatExists(string id) =>
        Assert.Contains(id, _where.SelectMany(assembly => assembly.GetExportedTypes()).Where(type => id.Contains(Name(type), StringComparison.Ordinal)).SelectMany(Ids));

    [Fact]
    public void Ban_IsLiftedOnlyWhereItIsSaidWhy()
    {
        string[] reviewed =
        [
            // The triggers that keep the change table append-only are constant text and have no LINQ.
            "RecordsPortal.Core/DatabaseSetup.cs",
        ];

        var lifted = Repository.Files(".", ".cs", ".razor").Where(file => file.Text.Contains("RS" + "0030", StringComparison.Ordinal)).Select(file => file.Name);

        Assert.Equal(reviewed, lifted);
    }

    private static IEnumerable<string> Ids(Type type) =>
    [
        $"T:{Name(type)}",
        .. type.GetProperties().Select(property => $"P:{Name(type)}.{property.Name}"),
        .. type.GetMethods().Select(method => $"M:{Name(type)}.{method.Name}{Arity(method)}{Parameters(method)}"),
    ];

    private static string Arity(MethodInfo method) => method.IsGenericMethodDefinition ? $"``{method.GetGenericArguments().Length}" : "";

    private static string Parameters(MethodInfo method) =>
        method.GetParameters() is { Length: > 0 } parameters ? $"({string.Join(',', parameters.Select(parameter => Name(parameter.ParameterType)))})" : "";

    /// <summary>A type as documentation ids write it.</summary>
    private static string Name(Type type) => type switch
    {
        { IsArray: true } => Name(type.GetElementType()!) + "[]",
        { IsGenericMethodParameter: true } => $"``{type.GenericParameterPosition}",
        { IsGenericTypeParameter: true } => $"`{type.GenericParameterPosition}",
        { IsGenericType: true, IsGenericTypeDefinition: false } => $"{type.Namespace}.{type.Name.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Name))}}}",
        _ => type.FullName?.Replace('+', '.') ?? type.Name,
    };
}
