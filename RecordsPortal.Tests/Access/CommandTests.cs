using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access;

/// <summary>
/// A button that is hidden or disabled can still be pressed by a forged client, so every command refuses on its own account. The commands
/// are found by their shape (they answer an Outcome and begin with a command's id), so that a new one is asked without anybody's thinking of it.
/// </summary>
public sealed class CommandTests
{
    /// <summary>What somebody with no work in the portal may still do: their own account and inbox.</summary>
    private static readonly string[] _everybodys = ["FactorService.RemoveAppAsync", "NoticeService.ReadAllAsync", "NoticeService.ReadAsync", "SessionService.EndAsync", "SessionService.EndOthersAsync"];

    public static TheoryData<string> Commands { get; } = [.. All.Select(Name)];

    [Fact]
    public void Commands_AreFound() => Assert.NotEmpty(Commands);

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_OfATeacher_IsRefused(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var outcome = await SendAsync(portal, await portal.StaffAsync("teacher"), name);

        Assert.True(_everybodys.Contains(name) || IsRefused(outcome), $"A teacher was answered {outcome}.");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_OfSomebodySignedOut_IsRefused(string name)
    {
        await using var portal = await TestPortal.StartAsync();

        var outcome = await SendAsync(portal, Actor.Nobody, name);

        Assert.True(IsRefused(outcome), $"Nobody was answered {outcome}.");
    }

    private static IEnumerable<MethodInfo> All =>
        from type in typeof(RecordsDb).Assembly.GetExportedTypes()
        where type is { IsClass: true, IsAbstract: false }
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where method.ReturnType == typeof(Task<Outcome>)
        orderby Name(method)
        select method;

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    /// <summary>Not "there is no such record": that would say the command had been on its way to look.</summary>
    private static bool IsRefused(Outcome outcome) => outcome is Outcome.Refused { Key: OutcomeKeys.NotAllowed };

    private static async Task<Outcome> SendAsync(TestPortal portal, Actor actor, string name)
    {
        var method = All.Single(m => Name(m) == name);
        await using var scope = portal.ScopeOf(actor);
        var service = scope.ServiceProvider.GetRequiredService(method.DeclaringType!);
        return await (Task<Outcome>)method.Invoke(service, [.. method.GetParameters().Select(Something)])!;
    }

    /// <summary>Anything of the right type: whoever may not do this at all must be told so before anybody looks at what they sent.</summary>
    private static object? Something(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(Guid) => Guid.CreateVersion7(),
        var type when type == typeof(string) => "x",
        var type when type == typeof(CancellationToken) => CancellationToken.None,
        { IsValueType: true } type => Activator.CreateInstance(type),
        { IsArray: true } type => Array.CreateInstance(type.GetElementType()!, 0),
        { IsInterface: true, IsGenericType: true } type => Empty(type),
        { IsAbstract: false } type => RuntimeHelpers.GetUninitializedObject(type),
        _ => null,
    };

    private static object Empty(Type type) => type.GetGenericArguments() is [var key, var value]
        ? Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!
        : Array.CreateInstance(type.GetGenericArguments()[0], 0);
}
