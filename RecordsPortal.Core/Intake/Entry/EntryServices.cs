using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.Intake.Entry;

internal static class EntryServices
{
    /// <summary>Self-entry and assisted entry.</summary>
    public static void AddEntry(this IServiceCollection services)
    {
    }
}
