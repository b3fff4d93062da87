namespace RecordsPortal.Core.Registry.Rules;

/// <summary>What can be found about a value. Each key has its sentence in every language of the product.</summary>
public static class RuleKeys
{
    public const string NameMissing = nameof(NameMissing);
    public const string NameDigit = nameof(NameDigit);
    public const string NamePrivateUse = nameof(NamePrivateUse);
    public const string NameRadical = nameof(NameRadical);
    public const string NameCharacter = nameof(NameCharacter);
    public const string NameDot = nameof(NameDot);
    public const string NameOneCharacter = nameof(NameOneCharacter);
    public const string NameTooLong = nameof(NameTooLong);

    public const string SexMissing = nameof(SexMissing);
    public const string SexDiffersFromIdNumber = nameof(SexDiffersFromIdNumber);

    public const string IdTypeUnknown = nameof(IdTypeUnknown);
    public const string IdNumberMissing = nameof(IdNumberMissing);
    public const string IdNumberLength = nameof(IdNumberLength);
    public const string IdNumberCharacters = nameof(IdNumberCharacters);
    public const string IdNumberProvince = nameof(IdNumberProvince);
    public const string IdNumberDate = nameof(IdNumberDate);
    public const string IdNumberFuture = nameof(IdNumberFuture);
    public const string IdNumberCheckDigit = nameof(IdNumberCheckDigit);
    public const string IdNumberFifteenDigits = nameof(IdNumberFifteenDigits);
    public const string IdNumberFormat = nameof(IdNumberFormat);
    public const string IdNumberAreaUnknown = nameof(IdNumberAreaUnknown);
    public const string IdNumberHeld = nameof(IdNumberHeld);
    public const string IdNumberOfFormerStudent = nameof(IdNumberOfFormerStudent);

    public const string BirthDateMissing = nameof(BirthDateMissing);
    public const string BirthDateInvalid = nameof(BirthDateInvalid);
    public const string BirthDateFuture = nameof(BirthDateFuture);
    public const string BirthDateDiffersFromIdNumber = nameof(BirthDateDiffersFromIdNumber);
    public const string AgeUnusual = nameof(AgeUnusual);

    public const string CandidateNumberMissing = nameof(CandidateNumberMissing);
    public const string CandidateNumberFormat = nameof(CandidateNumberFormat);
    public const string CandidateNumberNotFourteenDigits = nameof(CandidateNumberNotFourteenDigits);
    public const string CandidateNumberYear = nameof(CandidateNumberYear);
    public const string CandidateNumberProvince = nameof(CandidateNumberProvince);
    public const string CandidateNumberHeld = nameof(CandidateNumberHeld);

    public const string NativePlaceMissing = nameof(NativePlaceMissing);
    public const string NativePlaceUnknown = nameof(NativePlaceUnknown);
    public const string OriginMissing = nameof(OriginMissing);
    public const string OriginUnknown = nameof(OriginUnknown);
    public const string OriginTooCoarse = nameof(OriginTooCoarse);
    public const string OriginHistorical = nameof(OriginHistorical);

    public const string EthnicGroupMissing = nameof(EthnicGroupMissing);
    public const string EthnicGroupUnknown = nameof(EthnicGroupUnknown);
    public const string PoliticalStatusMissing = nameof(PoliticalStatusMissing);
    public const string PoliticalStatusUnknown = nameof(PoliticalStatusUnknown);

    public const string MajorMissing = nameof(MajorMissing);
    public const string MajorUnknown = nameof(MajorUnknown);
    public const string MajorNameDiffers = nameof(MajorNameDiffers);

    public const string YearMissing = nameof(YearMissing);
    public const string YearOutOfRange = nameof(YearOutOfRange);
    public const string YearsDiffer = nameof(YearsDiffer);

    public const string RouteMissing = nameof(RouteMissing);
    public const string RouteUnknown = nameof(RouteUnknown);

    public const string PhoneMissing = nameof(PhoneMissing);
    public const string PhoneMalformed = nameof(PhoneMalformed);
    public const string PhoneShared = nameof(PhoneShared);

    public const string RemarksTooLong = nameof(RemarksTooLong);
    public const string TextTooLong = nameof(TextTooLong);

    /// <summary>A spreadsheet turned the number into something like 2.64305E+13 and its last digits are gone.</summary>
    public const string NumberCut = nameof(NumberCut);

    /// <summary>The cell holds a formula's error, such as #N/A.</summary>
    public const string CellError = nameof(CellError);

    public const string CandidateNumberRepeated = nameof(CandidateNumberRepeated);
    public const string IdNumberRepeated = nameof(IdNumberRepeated);
    public const string AdmissionStatusUnknown = nameof(AdmissionStatusUnknown);
}
