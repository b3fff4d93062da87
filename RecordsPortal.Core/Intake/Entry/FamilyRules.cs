using FluentValidation;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;
using Severity = RecordsPortal.Core.Registry.Rules.Severity;

namespace RecordsPortal.Core.Intake.Entry;

/// <summary>The student's family: at most eight, and one of them can be telephoned.</summary>
internal sealed class FamilyMemberValidator : AbstractValidator<FamilyMember>
{
    public FamilyMemberValidator()
    {
        RuleFor(m => m.Relation).Must(code => FamilyRelations.Table.Find(code) is not null).WithErrorCode(EntryKeys.RelationMissing);
        RuleFor(m => m.Name).Custom((name, context) =>
        {
            foreach (var finding in PersonName.Check(name).Select(found => found.On(Occasion.StudentEntry)).Where(f => f?.Severity == Severity.Error))
            {
                context.AddFailure(EntryLists.Failure(nameof(FamilyMember.Name), finding!.Key, finding.Facts));
            }
        });
        RuleFor(m => m.PoliticalStatus).Must(code => PoliticalStatuses.Table.Find(code) is not null).When(m => m.PoliticalStatus is not null)
            .WithErrorCode(RuleKeys.PoliticalStatusMissing);
        RuleFor(m => m.Employer).MaximumLength(Limits.School).WithErrorCode(EntryKeys.TooLong).WithState(_ => Limits.School);
        RuleFor(m => m.Phone).Must(PhoneNumber.IsWellFormed).When(m => m.Phone is not null).WithErrorCode(RuleKeys.PhoneMalformed);
    }
}

internal static class FamilyRules
{
    private static readonly FamilyMemberValidator Validator = new();

    public static IEnumerable<EntryFinding> Check(IReadOnlyList<FamilyMember> family)
    {
        var each = family.SelectMany((member, index) => EntryLists.Findings(RecordField.Family, index, Validator.Validate(member)));
        EntryFinding?[] all =
        [
            family.Count > Limits.FamilyMembers ? new(RecordField.Family, null, EntryKeys.FamilyTooMany, false, $"{Limits.FamilyMembers}") : null,
            family.All(m => m.Phone is null) ? new(RecordField.Family, null, EntryKeys.FamilyPhone, false) : null,
        ];
        return each.Concat(all.OfType<EntryFinding>());
    }
}
