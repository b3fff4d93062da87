namespace RecordsPortal.Core.Intake.Import;

/// <summary>Carries a refusal out of the depths of a reader; <see cref="AdmissionSheet"/> turns it into an answer.</summary>
internal sealed class SheetRefusedException(string key, params string[] facts) : Exception(key)
{
    public SheetOpening.Refused Refusal { get; } = new(key, facts);
}
