using System.Text.RegularExpressions;

namespace RecordsPortal.Core.Registry.Rules;

/// <summary>Majors by the six-digit code of the national catalogue in force for the cohort.</summary>
public static partial class Majors
{
    /// <summary>The code of the one major of this name, or null. A track in brackets is the college's own and no part of the national name.</summary>
    public static string? CodeOf(string? name, IReadOnlyDictionary<string, string>? catalogue)
    {
        var bare = Bare(name);
        var matches = bare.Length == 0 ? [] : catalogue?.Where(major => Bare(major.Value) == bare).Select(major => major.Key).Take(2).ToArray();
        return matches is [var only] ? only : null;
    }

    internal static IEnumerable<Found> Check(RecordValues values, RuleFacts facts)
    {
        if (facts.Majors is null)
        {
            return [];
        }

        Found?[] found = [CheckOne(RecordField.FormalMajor, values, facts, facts.Majors), CheckOne(RecordField.CurrentMajor, values, facts, facts.Majors)];
        return found.OfType<Found>();
    }

    private static Found? CheckOne(RecordField field, RecordValues values, RuleFacts facts, IReadOnlyDictionary<string, string> catalogue)
    {
        var code = values[field];
        if (code is null || !catalogue.TryGetValue(code, out var name))
        {
            return code is null ? new(field, RuleKeys.MajorMissing) : new(field, RuleKeys.MajorUnknown, code);
        }

        return facts.ListText.GetValueOrDefault(field) is { } listed && !IsSameName(name, listed)
            ? new(field, RuleKeys.MajorNameDiffers, code, name, listed)
            : null;
    }

    private static bool IsSameName(string national, string? listed) => Bare(national) == Bare(listed);

    private static string Bare(string? name) => Track().Replace(Plain.Code(name), "");

    [GeneratedRegex(@"\([^()]*\)\z")]
    private static partial Regex Track();
}
