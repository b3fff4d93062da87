using Microsoft.Extensions.Localization;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Intake.Review;

namespace RecordsPortal.Components.Registry;

internal static class RegistryWords
{
    /// <summary>Whoever acted, by name; the portal itself has none of its own in the change table.</summary>
    public static string Person(this IStringLocalizer<RegistryText> texts, string name) => name == Actor.System.Name ? texts["ThePortal"] : name;

    /// <summary>Why a value was shown: mostly somebody's own words; where the work itself is the reason, the portal's.</summary>
    public static string Reason(this IStringLocalizer<RegistryText> texts, string? reason) =>
        reason is ReviewClaims.RevealReason or CorrectionCases.RevealReason || DocumentReasons.IsOne(reason) ? texts[reason!] : reason ?? "";
}
