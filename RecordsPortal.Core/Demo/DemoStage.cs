namespace RecordsPortal.Core.Demo;

/// <summary>How far one newcomer of the demonstration has come.</summary>
internal enum DemoStage
{
    NotActivated,
    Activated,
    Draft,
    Submitted,
    Returned,
    Approved,
    CheckedIn,
    Ended,
}
