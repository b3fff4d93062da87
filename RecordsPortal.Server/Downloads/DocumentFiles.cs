using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Documents;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Documents.Jobs;
using RecordsPortal.Server.Accounts;

namespace RecordsPortal.Server.Downloads;

/// <summary>Papers out: those of one student and the roster of one class, made at the moment they are asked for, and whatever was made in the background.</summary>
internal static class DocumentFiles
{
    public static void MapDocuments(this IEndpointRouteBuilder app)
    {
        app.MapGet("/documents/students/{id:guid}/{kind}", OfStudentAsync).Needs(Feature.PrintRecords);
        app.MapGet("/documents/classes/{id:guid}/{kind}", OfClassAsync).Needs(Feature.DocumentBatches);
        app.MapGet("/documents/files/{id:guid}", KeptAsync).Needs(Feature.DocumentBatches);
    }

    /// <summary>Opened piece by piece on its way out: the papers of a school are not for one machine's memory.</summary>
    private static async Task<IResult> KeptAsync(HttpContext context, DocumentJobs jobs, Guid id)
    {
        if (await jobs.OpenAsync(id, context.RequestAborted) is not { } file)
        {
            return Results.NotFound();
        }

        context.Response.ContentLength = file.Bytes;
        return Results.Stream(output => file.CopyToAsync(output, context.RequestAborted), file.ContentType, file.Name);
    }

    private static async Task<IResult> OfStudentAsync(HttpContext context, DocumentService documents, Guid id, string kind) =>
        DocumentLinks.OfStudent(kind) is { } known
            ? Answer(context, await documents.OfStudentAsync(Guid.CreateVersion7(), known, id, context.RequestAborted))
            : Results.NotFound();

    private static async Task<IResult> OfClassAsync(HttpContext context, DocumentService documents, Guid id, string kind) =>
        DocumentLinks.OfClass(kind) is { } known
            ? Answer(context, await documents.OfClassAsync(Guid.CreateVersion7(), known, id, context.RequestAborted))
            : Results.NotFound();

    private static IResult Answer(HttpContext context, Printed printed)
    {
        if (printed.File is { } file)
        {
            return Results.File(file.Bytes, file.ContentType, file.Name);
        }

        if (printed.Outcome is Outcome.NotFound)
        {
            return Results.NotFound();
        }

        var words = context.RequestServices.GetRequiredService<IStringLocalizer<DocumentsText>>();
        var sentence = context.RequestServices.GetRequiredService<OutcomeMessages>().TextOf(printed.Outcome, words);
        return Results.Text(Page(words["NotMade"], sentence, words["BackHint"]), "text/html; charset=utf-8", Encoding.UTF8, StatusCodes.Status409Conflict);
    }

    /// <summary>The link was followed and there is no file: the browser shows this in its place.</summary>
    private static string Page(string title, string sentence, string hint) => $"""
        <!DOCTYPE html>
        <html lang="{CultureInfo.CurrentUICulture.Name}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{WebUtility.HtmlEncode(title)}</title></head>
        <body><main><h1>{WebUtility.HtmlEncode(title)}</h1><p>{WebUtility.HtmlEncode(sentence)}</p><p>{WebUtility.HtmlEncode(hint)}</p></main></body>
        </html>
        """;
}
