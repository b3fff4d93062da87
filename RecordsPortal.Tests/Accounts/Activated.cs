using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Intake.Activation;
using RecordsPortal.Tests.Intake.Review;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Accounts;

/// <summary>A freshman with an account of their own.</summary>
internal sealed record Activated(Guid Student, string CandidateNumber, Guid Account, Guid Session);

internal static class Activation
{
    public const string Password = "blue bicycle driftwood";

    public static readonly Freshman Somebody = new(7) { Name = "买买提·卡德尔", State = IntakeState.NotBegun };

    public static ActivationFacts Facts(this Freshman freshman) => new(
        freshman.List[Core.Registry.RecordField.CandidateNumber], freshman.Name, freshman.List[Core.Registry.RecordField.IdNumber]![^6..]);

    public static async Task<Activated> ActivatedAsync(this TestPortal portal)
    {
        var student = (await portal.AddAsync([Somebody]))[0];
        var answer = await portal.As<ActivationService>(Actor.Nobody).ActivateAsync(Somebody.Facts(), Password, "iPhone");
        return new Activated(student, Somebody.Facts().CandidateNumber!, answer.SignedIn!.AccountId, answer.SignedIn.Session);
    }
}
