namespace RecordsPortal.Core.Accounts.People;

/// <summary>What the history of an account tells besides its columns.</summary>
internal static class StaffFields
{
    public const string Roles = "Roles";
    public const string Code = "Code";
    public const string SignedOut = "SignedOut";
}
