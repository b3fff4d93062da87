using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Intake;
using RecordsPortal.Components.Intake.Admission;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Admission;
using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry.Rules;
using RecordsPortal.Server.Accounts;

namespace RecordsPortal.Server.Downloads;

/// <summary>Admission lists in, and the sheets that come of them out.</summary>
internal static class AdmissionFiles
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const int TemplateNotes = 7;

    /// <summary>The form's other fields and boundaries come on top of the file.</summary>
    private const long BodyBytes = Limits.UploadBytes + (64 * 1024);

    public static void MapAdmissionFiles(this IEndpointRouteBuilder app)
    {
        app.MapPost("/admission-lists/upload", UploadAsync).Needs(Feature.AdmissionLists)
            .WithMetadata(new RequestSizeLimitAttribute(BodyBytes), new RequestFormLimitsAttribute { MultipartBodyLengthLimit = BodyBytes });
        app.MapGet("/admission-lists/template.xlsx", Template).Needs(Feature.AdmissionLists);
        app.MapGet("/admission-lists/{id:guid}/faults.xlsx", FaultsAsync).Needs(Feature.AdmissionLists);
    }

    private static async Task<IResult> UploadAsync([FromForm] Guid command, IFormFile? file, AdmissionListService lists, CancellationToken cancel)
    {
        if (file is null || file.Length == 0)
        {
            return Refused(ImportRefusals.Empty, []);
        }

        await using var content = file.OpenReadStream();
        return await lists.UploadAsync(command, file.FileName, content, cancel) switch
        {
            Outcome.Done done => TypedResults.LocalRedirect($"~/admission-lists/{done.Receipt.Id}"),
            Outcome.Refused refused => Refused(refused.Key, refused.Facts),
            Outcome.Unavailable unavailable => Refused(unavailable.Key, []),
            _ => Refused(ImportRefusals.Damaged, []),
        };
    }

    private static IResult Refused(string key, IReadOnlyList<string> facts) => TypedResults.LocalRedirect(
        "~/admission-lists?refused=" + Uri.EscapeDataString(key) + string.Concat(facts.Select(fact => "&fact=" + Uri.EscapeDataString(fact))));

    private static IResult Template(IStringLocalizer<ImportText> texts)
    {
        using var file = new MemoryStream();
        AdmissionTemplate.Write(file, CultureInfo.CurrentUICulture, new TemplateWords(
            texts["TemplateList"], texts["TemplateNotes"], texts["TemplateChoices"], [.. Enumerable.Range(1, TemplateNotes).Select(n => texts[$"TemplateNote{n}"].Value)]));
        return TypedResults.File(file.ToArray(), Xlsx, "admission-list-template.xlsx");
    }

    private static async Task<IResult> FaultsAsync(Guid id, AdmissionQueries lists, IStringLocalizer<RulesText> rules, IStringLocalizer<AdmissionText> own, CancellationToken cancel)
    {
        using var file = new MemoryStream();
        return await lists.WriteFaultsAsync(id, file, CultureInfo.CurrentUICulture, Sentence, cancel)
            ? TypedResults.File(file.ToArray(), Xlsx, "admission-list-faults.xlsx")
            : TypedResults.NotFound();

        string Sentence(Finding finding) => own[finding.Key] is { ResourceNotFound: false } sentence ? sentence : rules[finding.Key, [.. finding.Facts]];
    }
}
