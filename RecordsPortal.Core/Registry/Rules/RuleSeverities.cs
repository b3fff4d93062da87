using System.Collections.Frozen;

namespace RecordsPortal.Core.Registry.Rules;

/// <summary>Which rule bites where. Reads across as import, student's entry, staff's correction; null is not asked.</summary>
internal static class RuleSeverities
{
    private const Severity E = Severity.Error;
    private const Severity W = Severity.Warning;

    private static readonly FrozenDictionary<string, Severity?[]> _table = new Dictionary<string, Severity?[]>
    {
        [RuleKeys.NameMissing] = [E, E, E],
        [RuleKeys.NameDigit] = [E, E, E],
        [RuleKeys.NamePrivateUse] = [E, E, E],
        [RuleKeys.NameRadical] = [E, E, E],
        [RuleKeys.NameCharacter] = [E, E, E],
        [RuleKeys.NameDot] = [E, E, E],
        [RuleKeys.NameOneCharacter] = [W, W, W],
        [RuleKeys.NameTooLong] = [E, E, E],

        [RuleKeys.SexMissing] = [E, E, E],
        [RuleKeys.SexDiffersFromIdNumber] = [E, E, E],

        [RuleKeys.IdTypeUnknown] = [E, E, E],
        [RuleKeys.IdNumberMissing] = [E, E, E],
        [RuleKeys.IdNumberLength] = [E, E, E],
        [RuleKeys.IdNumberCharacters] = [E, E, E],
        [RuleKeys.IdNumberProvince] = [E, E, E],
        [RuleKeys.IdNumberDate] = [E, E, E],
        [RuleKeys.IdNumberFuture] = [E, E, E],
        [RuleKeys.IdNumberCheckDigit] = [E, E, E],
        [RuleKeys.IdNumberFifteenDigits] = [E, E, E],
        [RuleKeys.IdNumberFormat] = [E, E, E],
        [RuleKeys.IdNumberAreaUnknown] = [W, W, W],
        [RuleKeys.IdNumberHeld] = [E, E, E],
        [RuleKeys.IdNumberOfFormerStudent] = [W, W, W],

        [RuleKeys.BirthDateMissing] = [E, E, E],
        [RuleKeys.BirthDateInvalid] = [E, E, E],
        [RuleKeys.BirthDateFuture] = [E, E, E],
        [RuleKeys.BirthDateDiffersFromIdNumber] = [E, E, E],
        [RuleKeys.AgeUnusual] = [W, W, W],

        [RuleKeys.CandidateNumberMissing] = [E, null, E],
        [RuleKeys.CandidateNumberFormat] = [E, null, E],
        [RuleKeys.CandidateNumberNotFourteenDigits] = [W, null, W],
        [RuleKeys.CandidateNumberYear] = [W, null, W],
        [RuleKeys.CandidateNumberProvince] = [W, null, W],
        [RuleKeys.CandidateNumberHeld] = [E, E, E],

        [RuleKeys.NativePlaceMissing] = [W, E, W],
        [RuleKeys.NativePlaceUnknown] = [W, E, E],
        [RuleKeys.OriginMissing] = [W, E, W],
        [RuleKeys.OriginUnknown] = [E, E, E],
        [RuleKeys.OriginTooCoarse] = [W, E, W],
        [RuleKeys.OriginHistorical] = [W, E, W],

        [RuleKeys.EthnicGroupMissing] = [W, E, E],
        [RuleKeys.EthnicGroupUnknown] = [W, E, E],
        [RuleKeys.PoliticalStatusMissing] = [W, E, E],
        [RuleKeys.PoliticalStatusUnknown] = [W, E, E],

        [RuleKeys.MajorMissing] = [E, null, E],
        [RuleKeys.MajorUnknown] = [E, null, E],
        [RuleKeys.MajorNameDiffers] = [E, null, E],

        [RuleKeys.YearMissing] = [E, null, E],
        [RuleKeys.YearOutOfRange] = [E, null, E],
        [RuleKeys.YearsDiffer] = [W, E, W],

        [RuleKeys.RouteMissing] = [E, null, E],
        [RuleKeys.RouteUnknown] = [E, null, E],

        [RuleKeys.PhoneMissing] = [W, E, W],
        [RuleKeys.PhoneMalformed] = [W, E, W],
        [RuleKeys.PhoneShared] = [W, W, W],

        [RuleKeys.RemarksTooLong] = [E, E, E],
        [RuleKeys.TextTooLong] = [E, E, E],

        [RuleKeys.NumberCut] = [E, E, E],
        [RuleKeys.CellError] = [E, null, null],
        [RuleKeys.CandidateNumberRepeated] = [E, null, null],
        [RuleKeys.IdNumberRepeated] = [E, null, null],
        [RuleKeys.AdmissionStatusUnknown] = [E, null, null],
    }.ToFrozenDictionary();

    public static Severity? Of(string key, Occasion occasion) => _table[key][(int)occasion];
}
