using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.Records;

internal static class RecordServices
{
    /// <summary>What is known of students across registry, intake and accounts: the list and the record page. Read by screens alone.</summary>
    public static void AddRecords(this IServiceCollection services)
    {
        services.AddSingleton<StudentListAnswers>();
        services.AddScoped<StudentList>();
        services.AddScoped<StudentRecordService>();
    }
}
