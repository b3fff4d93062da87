using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Intake.Entry;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Registry;
using RecordsPortal.Server.Accounts;

namespace RecordsPortal.Server.Downloads;

/// <summary>
/// Photos and evidence in and out. The body is the file itself and the token a header: a multipart form would be buffered in clear in a
/// temporary folder.
/// </summary>
internal static class AttachmentFiles
{
    public static void MapAttachments(this IEndpointRouteBuilder app)
    {
        app.MapPost("/files/photo", PhotoAsync).Needs(Feature.Portal);
        app.MapPost("/files/evidence", EvidenceAsync).Needs(Feature.Portal);
        app.MapGet("/files/{id:guid}", OpenAsync).Needs(Feature.Portal);
    }

    private static Task<IResult> PhotoAsync(HttpContext context, IAntiforgery antiforgery, EvidenceService evidence, Guid? student) =>
        TakeAsync(context, antiforgery, body => evidence.AddPhotoAsync(Guid.CreateVersion7(), new EntryOf(student), body, context.RequestAborted));

    private static Task<IResult> EvidenceAsync(HttpContext context, IAntiforgery antiforgery, EvidenceService evidence, Guid? student, RecordField field) =>
        TakeAsync(context, antiforgery, body => evidence.AddEvidenceAsync(Guid.CreateVersion7(), new EntryOf(student), field, body, context.RequestAborted));

    /// <summary>Answers with a sentence in the reader's language; the page that sent it only has to show it.</summary>
    internal static async Task<IResult> TakeAsync(HttpContext context, IAntiforgery antiforgery, Func<Stream, Task<Outcome>> take)
    {
        var words = context.RequestServices.GetRequiredService<IStringLocalizer<EntryText>>();
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return Said(words["SendFailed"], StatusCodes.Status400BadRequest);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // One byte more than allowed, so that a file that is too large is told apart from a broken connection.
            size.MaxRequestBodySize = Limits.UploadBytes + 1;
        }

        if (context.Request.ContentLength > Limits.UploadBytes)
        {
            return Said(words[AttachmentKeys.TooLarge], StatusCodes.Status413PayloadTooLarge);
        }

        var outcome = await take(context.Request.Body);
        var messages = context.RequestServices.GetRequiredService<OutcomeMessages>();
        return outcome is Outcome.Invalid { Errors: [var error, ..] }
            ? Said(messages.TextOf(error, words), StatusCodes.Status422UnprocessableEntity)
            : Said(messages.TextOf(outcome, words, words["Sent"]), outcome is Outcome.Done ? StatusCodes.Status200OK : StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> OpenAsync(HttpContext context, AttachmentService attachments, Guid id)
    {
        if (await attachments.OpenAsync(id, context.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        // Pictures are ours and may be looked at in place; a PDF is somebody else's and is only handed over.
        var isPicture = file.ContentType == "image/jpeg";
        context.Response.Headers.ContentDisposition = isPicture ? "inline" : $"attachment; filename=\"{id:N}.pdf\"";
        return Results.Bytes(file.Bytes, file.ContentType);
    }

    private static IResult Said(string text, int status) => Results.Text(text, "text/plain; charset=utf-8", statusCode: status);
}
