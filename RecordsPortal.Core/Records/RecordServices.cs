using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Budgets;

namespace RecordsPortal.Core.Records;

internal static class RecordServices
{
    /// <summary>What is known of students across registry, intake and accounts: the list and the record page. Read by screens alone.</summary>
    public static void AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<StudentListAnswers>();
        services.AddScoped<StudentList>();
        services.AddScoped<StudentRecordService>();
        services.AddScoped<FilterNames>();
        services.AddScoped<Finder>();
        services.AddScoped<SavedViews>();
        services.AddSingleton(provider => new ExportNumbers(provider.GetRequiredService<Vault>()));
        services.AddScoped(provider => new StudentExports(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<Writes>(), provider.GetRequiredService<ICurrentUser>(),
            provider.GetRequiredService<CollegeClock>(), provider.GetRequiredService<SealedValues>(), provider.GetRequiredService<ExportNumbers>(),
            provider.GetRequiredService<Budgets>()));
        services.AddScoped<ExportRegister>();
    }
}
