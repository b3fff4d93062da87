using System.Globalization;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Turns what a form says into answers. No rule is asked here: a draft keeps what is wrong, so that it can be mended.</summary>
internal static class EntryAnswers
{
    /// <summary>More than any box lets in; only a forged client sends so much.</summary>
    private const int LongestText = 2 * Limits.Reason;

    public static bool IsTooLong(EntryInput input) =>
        input.Typed?.Length > (IsList(input.Field) ? 8 * LongestText : LongestText) || input.DisputeReason?.Length > LongestText;

    /// <param name="list">What the lists say and the form shows; see <see cref="EntryRules.Offered"/>.</param>
    public static IntakeContent Apply(IntakeContent content, EntryInput input, RecordValues list)
    {
        var item = IntakeItems.Find(input.Field);
        return item is null || item.Field == RecordField.Photo || (item.Manner == EntryManner.Derived && IsDerived(content))
            ? content
            : Derive(WithType(content.With(input.Field, AnswerTo(input, item, list[input.Field], content.Of(input.Field)))));
    }

    /// <summary>True while sex and birth date follow from the ID number: they are then read-only.</summary>
    public static bool IsDerived(IntakeContent content) => HolderOf(content) is not null;

    // Nearly everybody has a resident ID card: the form offers it chosen, and an untouched choice is one.
    private static IntakeContent WithType(IntakeContent content) =>
        content.Of(RecordField.IdNumber) is not null && content.Of(RecordField.IdType) is null
            ? content.With(RecordField.IdType, new ItemAnswer(IdDocumentTypes.ResidentId))
            : content;

    /// <summary>Fills sex and birth date from the ID number, and takes them back when the number stops telling them.</summary>
    private static IntakeContent Derive(IntakeContent content)
    {
        var (sex, birthDate) = (content.Of(RecordField.Sex), content.Of(RecordField.BirthDate));
        return HolderOf(content) switch
        {
            { } holder => content
                .With(RecordField.Sex, new ItemAnswer(holder.Sex))
                .With(RecordField.BirthDate, new ItemAnswer(holder.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            // Typed is null only on what a number once gave.
            null => content
                .With(RecordField.Sex, sex?.Typed is null ? null : sex)
                .With(RecordField.BirthDate, birthDate?.Typed is null ? null : birthDate),
        };
    }

    private static bool IsList(RecordField field) => field is RecordField.Family or RecordField.Schooling;

    private static IdHolder? HolderOf(IntakeContent content) =>
        (content.Of(RecordField.IdType)?.Value ?? IdDocumentTypes.ResidentId) is IdDocumentTypes.ResidentId or IdDocumentTypes.ResidencePermit
            ? IdNumber.Read(content.Of(RecordField.IdNumber)?.Value)
            : null;

    private static ItemAnswer? AnswerTo(EntryInput input, IntakeItem item, string? listed, ItemAnswer? before)
    {
        var value = Normalise(input);
        return item.Manner switch
        {
            EntryManner.Shown when listed is not null && input.Confirms => new ItemAnswer(listed, IsConfirmed: true),
            EntryManner.Shown when listed is not null && input.DisputeReason is { } reason =>
                new ItemAnswer(value, input.Typed, DisputeReason: reason.Trim(), Evidence: before?.Evidence),
            EntryManner.Shown when listed is not null => null,
            _ => value is null ? null : new ItemAnswer(value, IsList(input.Field) ? null : input.Typed),
        };
    }

    private static string? Normalise(EntryInput input) => input.Field switch
    {
        RecordField.Family => RecordLists.CleanFamily(input.Typed),
        RecordField.Schooling => RecordLists.CleanSchooling(input.Typed),
        _ => FieldForm.Normalise(input.Field, input.Typed),
    };
}
