using FluentValidation;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>Where the student was at school, from month to month.</summary>
internal sealed class SchoolingEntryValidator : AbstractValidator<SchoolingEntry>
{
    public SchoolingEntryValidator(DateOnly today)
    {
        RuleFor(e => e.From).Must(text => EntryLists.Month(text) is not null).WithErrorCode(EntryKeys.MonthMissing);
        RuleFor(e => e.To).Must(text => EntryLists.Month(text) is not null).WithErrorCode(EntryKeys.MonthMissing);
        RuleFor(e => e.To).Must((entry, to) => EntryLists.Month(to) >= EntryLists.Month(entry.From))
            .When(e => EntryLists.Month(e.From) is not null && EntryLists.Month(e.To) is not null).WithErrorCode(EntryKeys.MonthsReversed);
        RuleFor(e => e.From).Must(from => EntryLists.Month(from) <= today).When(e => EntryLists.Month(e.From) is not null).WithErrorCode(EntryKeys.MonthFuture);
        RuleFor(e => e.School).NotEmpty().WithErrorCode(EntryKeys.SchoolMissing);
        RuleFor(e => e.School).MaximumLength(Limits.School).WithErrorCode(EntryKeys.TooLong).WithState(_ => Limits.School);
        RuleFor(e => e.Witness).MaximumLength(Limits.Name).WithErrorCode(EntryKeys.TooLong).WithState(_ => Limits.Name);
    }
}

internal static class SchoolingRules
{
    public static IEnumerable<EntryFinding> Check(IReadOnlyList<SchoolingEntry> schooling, DateOnly today)
    {
        var validator = new SchoolingEntryValidator(today);
        var each = schooling.SelectMany((entry, index) => EntryLists.Findings(RecordField.Schooling, index, validator.Validate(entry)));
        return schooling.Count > Limits.SchoolingEntries
            ? each.Append(new(RecordField.Schooling, null, EntryKeys.SchoolingTooMany, false, $"{Limits.SchoolingEntries}"))
            : each;
    }
}
