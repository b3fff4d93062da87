using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecordsPortal.Core;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Architecture;

/// <summary>
/// What a script may call, anybody at the keyboard may call with arguments of their own. Such a method only tells a component that
/// something happened; it holds no service that could write.
/// </summary>
public sealed class ScriptedCallTests
{
    private static readonly Assembly[] _screens = [typeof(Components._Imports).Assembly, typeof(Server.App).Assembly];

    [Fact]
    public void TypeThatScriptsCall_HoldsNoService()
    {
        var holders =
            from type in _screens.SelectMany(assembly => assembly.GetTypes())
            where type.GetMethods(Everything).Any(method => method.IsDefined(typeof(JSInvokableAttribute)))
            from held in Held(type)
            where held.Assembly == typeof(RecordsDb).Assembly && held.Name.EndsWith("Service", StringComparison.Ordinal)
            select $"{type.FullName} holds {held.Name}";

        FaultList.None(holders);
    }

    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static IEnumerable<Type> Held(Type type) =>
        type.GetProperties(Everything).Where(property => property.IsDefined(typeof(InjectAttribute))).Select(property => property.PropertyType)
            .Concat(type.GetFields(Everything).Select(field => field.FieldType))
            .Concat(type.GetConstructors(Everything).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType));
}
