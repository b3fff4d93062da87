using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.Setup;

internal static class SetupServices
{
    /// <summary>What the college consists of, and the way to bring it in.</summary>
    public static void AddSetup(this IServiceCollection services)
    {
        services.AddScoped<StructureList>();
        services.AddScoped<SchoolService>();
        services.AddScoped<MajorService>();
        services.AddScoped<TermService>();
        services.AddScoped<ClassService>();
        services.AddScoped<ClassSetup>();
        services.AddScoped<StaffSetup>();
        services.AddScoped<SetupProgress>();
    }
}
