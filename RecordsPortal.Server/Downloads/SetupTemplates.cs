using System.Globalization;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Setup;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Setup;
using RecordsPortal.Server.Accounts;

namespace RecordsPortal.Server.Downloads;

/// <summary>Empty sheets for what a college begins with.</summary>
internal static class SetupTemplates
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapSetupTemplates(this IEndpointRouteBuilder app) => app.MapGet("/structure/template/{sheet}", Template).Needs(Feature.Structure);

    private static IResult Template(string sheet, IStringLocalizer<SetupText> texts)
    {
        if (!Enum.TryParse<SetupSheet>(sheet, ignoreCase: true, out var kind) || !Enum.IsDefined(kind))
        {
            return TypedResults.NotFound();
        }

        using var file = new MemoryStream();
        SetupSheets.WriteTemplate(
            file, kind, CultureInfo.CurrentUICulture, texts[$"TemplateName.{kind}"], texts["TemplateNotes"],
            [texts["TemplateNote.1"], texts["TemplateNote.2"], texts[$"TemplateNote.{kind}"]]);
        return TypedResults.File(file.ToArray(), Xlsx, $"{kind.ToString().ToLowerInvariant()}-template.xlsx");
    }
}
