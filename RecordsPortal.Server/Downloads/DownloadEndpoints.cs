using RecordsPortal.Server.Hosting;

namespace RecordsPortal.Server.Downloads;

/// <summary>Files in and out, by plain HTTP: a phone's camera may take the circuit down while it picks a picture.</summary>
internal static class DownloadEndpoints
{
    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        var files = app.MapGroup("").RequireRateLimiting(RateLimits.PerSession);
        files.MapAdmissionFiles();
        files.MapAttachments();
        files.MapCorrectionFiles();
        files.MapReceipts();
        files.MapDocuments();
        files.MapStudentSheets();
        files.MapSetupTemplates();
    }
}
