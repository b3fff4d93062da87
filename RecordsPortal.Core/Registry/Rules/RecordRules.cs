namespace RecordsPortal.Core.Registry.Rules;

/// <summary>The rules of a record's values. Components ask them to speak early, services to refuse.</summary>
public static class RecordRules
{
    /// <summary>
    /// Everything there is to say about the values on this occasion, in the order of the items; empty means nothing. The values are taken
    /// to be in canonical form: see <see cref="FieldForm.Normalise"/>.
    /// </summary>
    public static IReadOnlyList<Finding> Check(RecordValues values, Occasion occasion, RuleFacts facts) =>
        [.. All(values, occasion, facts).Select(found => found.On(occasion)).OfType<Finding>().OrderBy(finding => finding.Field)];

    private static IEnumerable<Found> All(RecordValues values, Occasion occasion, RuleFacts facts) =>
    [
        .. PersonName.Check(values[RecordField.Name]),
        .. CodedItems.Check(values),
        .. IdNumberRules.Check(values, occasion, facts),
        .. BirthDate.Check(values, facts),
        .. Places.CheckNativePlace(values),
        .. Places.CheckOrigin(values, occasion),
        .. StudyYears.Check(values, facts),
        .. Majors.Check(values, facts),
        .. PhoneNumber.Check(values, facts),
        .. CandidateNumber.Check(values, facts),
        .. CheckLengths(values),
    ];

    // A name has its own complaint; what is checked against a list or a pattern cannot be long and right.
    private static IEnumerable<Found> CheckLengths(RecordValues values) =>
        from field in values.Fields
        where field != RecordField.Name
        let limit = FieldLimits.MaxLength(field)
        where Plain.Length(values[field]!) > limit
        select new Found(field, field == RecordField.Remarks ? RuleKeys.RemarksTooLong : RuleKeys.TextTooLong, $"{limit}");
}
