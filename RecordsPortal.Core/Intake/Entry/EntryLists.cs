using System.Globalization;
using FluentValidation.Results;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>What the rules of family and schooling share.</summary>
internal static class EntryLists
{
    /// <summary>One finding per box: a second complaint about the same box only hides the first.</summary>
    public static IEnumerable<EntryFinding> Findings(RecordField field, int index, ValidationResult result) => result.Errors
        .DistinctBy(failure => failure.PropertyName)
        .Select(failure => new EntryFinding(field, $"{index}.{failure.PropertyName}", failure.ErrorCode, false, Facts(failure.CustomState)));

    public static ValidationFailure Failure(string property, string key, IReadOnlyList<string> facts) =>
        new(property, key) { ErrorCode = key, CustomState = facts };

    /// <summary>The first day of a yyyy-MM, or null.</summary>
    public static DateOnly? Month(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    private static IReadOnlyList<string> Facts(object? state) => state switch
    {
        IReadOnlyList<string> facts => facts,
        int number => [$"{number}"],
        _ => [],
    };
}
