using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.NationalRegister;
using RecordsPortal.Server.Accounts;

namespace RecordsPortal.Server.Downloads;

/// <summary>Scans for corrections, and lists out of the national register.</summary>
internal static class CorrectionFiles
{
    /// <summary>The form's other fields and boundaries come on top of the file.</summary>
    private const long BodyBytes = Limits.UploadBytes + (64 * 1024);

    public static void MapCorrectionFiles(this IEndpointRouteBuilder app)
    {
        app.MapPost("/files/correction-evidence", EvidenceAsync).Needs(Feature.CorrectionRequest);
        app.MapPost("/national-registration/prepare", PrepareAsync).Needs(Feature.NationalRegistration)
            .WithMetadata(new RequestSizeLimitAttribute(BodyBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = BodyBytes });
    }

    private static Task<IResult> EvidenceAsync(HttpContext context, IAntiforgery antiforgery, CorrectionEvidenceService evidence, Guid correction, Guid student, EvidenceKind kind) =>
        AttachmentFiles.TakeAsync(context, antiforgery, body => evidence.AddAsync(Guid.CreateVersion7(), correction, student, kind, body, context.RequestAborted));

    private static async Task<IResult> PrepareAsync(
        [FromForm] Guid command, [FromForm] string? year, [FromForm] string? major, [FromForm] string? studentClass, IFormFile? file, RegisterService register, CancellationToken cancel)
    {
        var choice = new RegisterChoice(int.TryParse(year, out var entered) ? entered : null, Id(major), Id(studentClass));
        await using var content = file is { Length: > 0 } ? file.OpenReadStream() : null;
        return await register.PrepareAsync(command, choice, file?.FileName, content, cancel) switch
        {
            Outcome.Done done => TypedResults.LocalRedirect($"~/national-registration/{done.Receipt.Id}"),
            Outcome.Refused refused => TypedResults.LocalRedirect("~/national-registration?refused=" + Uri.EscapeDataString(refused.Key)),
            _ => TypedResults.LocalRedirect("~/national-registration?refused=" + RegisterRefusals.FileUnreadable),
        };
    }

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
