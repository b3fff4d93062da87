using Microsoft.Extensions.DependencyInjection;

namespace RecordsPortal.Core.Attachments;

internal static class AttachmentServices
{
    /// <summary>Photos and evidence.</summary>
    public static void AddAttachments(this IServiceCollection services)
    {
        services.AddSingleton<SealedFiles>();
        services.AddScoped<AttachmentService>();
    }
}
