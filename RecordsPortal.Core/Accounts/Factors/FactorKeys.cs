namespace RecordsPortal.Core.Accounts.Factors;

/// <summary>What the second step says no with.</summary>
public static class FactorKeys
{
    /// <summary>One answer for a wrong code, a used one, and too many tries.</summary>
    public const string CodeWrong = "Factor.CodeWrong";

    /// <summary>The password is too long ago; begin again.</summary>
    public const string TooLate = "Factor.TooLate";
    public const string Required = "Factor.Required";
    public const string PasskeyFailed = "Factor.PasskeyFailed";
    public const string TooManyPasskeys = "Factor.TooManyPasskeys";
}
