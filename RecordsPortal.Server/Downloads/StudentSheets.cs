using Microsoft.AspNetCore.Http.HttpResults;
using RecordsPortal.Components.Records;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;
using RecordsPortal.Server.Accounts;

namespace RecordsPortal.Server.Downloads;

/// <summary>The student list as a sheet, to whoever ordered it.</summary>
internal static class StudentSheets
{
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapStudentSheets(this IEndpointRouteBuilder app) => app.MapGet("/students/exports/{id:guid}.xlsx", SheetAsync).Needs(Feature.ExportStudents);

    /// <summary>Written straight into the answer, row by row: the length is not known before, and need not be.</summary>
    private static async Task<Results<PushStreamHttpResult, NotFound>> SheetAsync(Guid id, StudentExports exports, ExportWording wording, CollegeClock clock, CancellationToken cancel) =>
        await exports.StandsAsync(id, cancel)
            ? TypedResults.Stream(body => exports.WriteAsync(id, body, wording.Words, cancel), Xlsx, $"students-{clock.Today:yyyyMMdd}.xlsx")
            : TypedResults.NotFound();
}
