using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecordsPortal.Components.Intake.Entry;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Reference;
using RecordsPortal.Server.Accounts;

namespace RecordsPortal.Server.Downloads;

/// <summary>The copy of a submission that its student keeps.</summary>
internal static class ReceiptCopies
{
    private const string Style = """
        body { max-width: 720px; margin: 24px auto; padding: 0 16px; font: 15px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif; color: #101828; }
        h1 { font-size: 22px; } h2 { margin: 20px 0 4px; font-size: 17px; }
        dl { margin: 0; } dl > div { display: grid; grid-template-columns: 9em 1fr; padding: 5px 0; border-bottom: 1px solid #dfe4ea; }
        dt { color: #475467; } dd { margin: 0; overflow-wrap: anywhere; } ul { margin: 0; padding: 0; list-style: none; }
        footer { margin-top: 24px; color: #475467; }
        """;

    public static void MapReceipts(this IEndpointRouteBuilder app) => app.MapGet("/files/receipt", CopyAsync).Needs(Feature.Portal);

    private static async Task<IResult> CopyAsync(HttpContext context, EntryService entry, ReferenceService reference, ILoggerFactory loggers, Guid? student)
    {
        var of = new EntryOf(student);
        if (await entry.LoadAsync(of, context.RequestAborted) is not { ReceiptNumber: { } number } view)
        {
            return Results.NotFound();
        }

        var screen = new EntryScreen(of, "", view, await reference.DirectoryAsync(context.RequestAborted), new PhotoHint(0, 0, 0), () => Task.CompletedTask);
        await using var renderer = new HtmlRenderer(context.RequestServices, loggers);
        var body = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<ReceiptDocument>(ParameterView.FromDictionary(new Dictionary<string, object?> { ["Screen"] = screen }))).ToHtmlString());
        // The receipt number names nobody, so it may be the file's name.
        return Results.File(Encoding.UTF8.GetBytes(Page(number, body)), "text/html; charset=utf-8", $"{number}.html");
    }

    /// <summary>One file that needs no other: opened years later, on a machine that never saw this portal, it looks the same.</summary>
    private static string Page(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="{CultureInfo.CurrentUICulture.Name}">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title><style>{Style}</style></head>
        <body>{body}</body>
        </html>
        """;
}
