using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents.Jobs;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Budgets;

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
        services.AddSingleton(provider => new PaperBudget(provider.GetRequiredService<Budgets>()));
        services.AddScoped(provider => new DocumentService(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<Writes>(), provider.GetRequiredService<ICurrentUser>(), provider.GetRequiredService<DocumentPress>(),
            provider.GetRequiredService<PaperBudget>(), provider.GetRequiredService<CollegeClock>()));
        services.AddDocumentJobs();
    }

    private static void AddDocumentJobs(this IServiceCollection services)
    {
        services.AddSingleton<DocumentProgress>();
        services.AddSingleton(provider => new DocumentStore(provider.GetRequiredService<IOptions<DataOptions>>(), provider.GetRequiredService<Vault>()));
        services.AddSingleton(provider => new JobStates(provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<DocumentStore>(), provider.GetRequiredService<CollegeClock>()));
        services.AddSingleton(provider => new DocumentWork(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<WriteLine>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<DocumentPress>(),
            provider.GetRequiredService<DocumentStore>(), provider.GetRequiredService<JobStates>(), provider.GetRequiredService<DocumentProgress>(),
            provider.GetRequiredService<CollegeClock>(), provider.GetRequiredService<ILogger<DocumentWork>>()));
        services.AddSingleton(provider => new DocumentQueue(provider.GetRequiredService<DocumentWork>(), provider.GetRequiredService<JobStates>(), provider.GetRequiredService<ILogger<DocumentQueue>>()));
        services.AddScoped(provider => new DocumentJobs(
            provider.GetRequiredService<RecordsDb>(), provider.GetRequiredService<Writes>(), provider.GetRequiredService<ICurrentUser>(), provider.GetRequiredService<DocumentQueue>(),
            provider.GetRequiredService<DocumentStore>(), provider.GetRequiredService<DocumentProgress>(), provider.GetRequiredService<PaperBudget>()));
    }
}
