using Microsoft.Extensions.Localization;

namespace RecordsPortal.Components.Intake.Review;

/// <summary>How long an application has waited, in words.</summary>
internal static class AgeText
{
    public static string Of(TimeSpan age, IStringLocalizer<ReviewText> words) => age switch
    {
        { TotalHours: < 1 } => words["Minutes", Math.Max(0, (int)age.TotalMinutes)],
        { TotalHours: < 72 } => words["Hours", (int)age.TotalHours],
        _ => words["Days", (int)age.TotalDays],
    };
}
