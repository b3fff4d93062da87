using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Documents;

internal static class DocumentServices
{
    /// <summary>Cards, forms and rosters on paper.</summary>
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton(provider => new PrintedRecords(provider.GetRequiredService<SealedValues>(), provider.GetRequiredService<SealedFiles>(), provider.GetRequiredService<CollegeClock>()));
        services.AddSingleton(provider => new SubmittedForms(
            provider.GetRequiredService<PrintedRecords>(), provider.GetRequiredService<SealedValues>(), provider.GetRequiredService<SealedFiles>(), provider.GetRequiredService<CollegeClock>()));
        services.AddSingleton(provider => new DocumentPress(provider.GetRequiredService<PrintedRecords>(), provider.GetRequiredService<SubmittedForms>(), provider.GetRequiredService<CollegeClock>()));
        services.AddScoped(provider => new DocumentService(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<Writes>(), provider.GetRequiredService<ICurrentUser>(), provider.GetRequiredService<DocumentPress>(), provider.GetRequiredService<CollegeClock>()));
    }
}
