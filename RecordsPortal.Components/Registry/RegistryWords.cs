using Microsoft.Extensions.Localization;
using RecordsPortal.Core.Access;

namespace RecordsPortal.Components.Registry;

internal static class RegistryWords
{
    /// <summary>Whoever acted, by name; the portal itself has none of its own in the change table.</summary>
    public static string Person(this IStringLocalizer<RegistryText> texts, string name) => name == Actor.System.Name ? texts["ThePortal"] : name;
}
