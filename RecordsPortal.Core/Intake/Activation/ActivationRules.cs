using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Activation;

internal static class ActivationRules
{
    public const int LastDigits = 6;

    /// <summary>
    /// Whoever is on the list and still expected, or already in school: a student whose data an officer entered may well check in first
    /// and ask for the account later.
    /// </summary>
    public static bool MayActivate(StudentStatus status, IntakeState? intake) =>
        status is StudentStatus.Admitted or StudentStatus.Active && intake != IntakeState.Ended;
}
