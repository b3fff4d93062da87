using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Backups;

internal static class BackupServices
{
    public static void AddBackups(this IServiceCollection services) => services.AddSingleton(provider => new BackupService(
        provider.GetRequiredService<IOptions<DataOptions>>(), provider.GetRequiredService<IOptions<BackupOptions>>(),
        provider.GetRequiredService<IOptions<DigestOptions>>(), provider.GetRequiredService<CollegeClock>()));
}
