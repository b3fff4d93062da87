using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.NationalRegister;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.NationalRegister;

internal static class RegisterWords
{
    /// <summary>Whom a batch is about: "2025级、工程造价、造价2501、按名单".</summary>
    public static string Who(this IStringLocalizer<RegisterText> texts, RegisterBatchRow batch, CollegeDirectory college)
    {
        string?[] parts =
        [
            batch.Choice.Year is { } year ? texts["WhoYear", year].Value : null,
            FieldValues.Show(college.Major(batch.Choice.MajorId)),
            college.Class(batch.Choice.ClassId)?.Name,
            batch.FileName is null ? null : texts[batch.Choice.IsEmpty ? "WhoList" : "WhoFile"].Value,
        ];
        return string.Join(texts["ListSeparator"], parts.Where(part => !string.IsNullOrEmpty(part)));
    }
}
