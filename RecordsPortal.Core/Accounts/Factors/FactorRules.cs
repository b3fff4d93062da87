namespace RecordsPortal.Core.Accounts.Factors;

/// <summary>What is still owed after the password was right.</summary>
public enum FactorOwed
{
    Nothing,

    /// <summary>A code or a passkey.</summary>
    Proof,

    /// <summary>Setting one up: nothing else opens before.</summary>
    Enrolment,
}

/// <summary>Who has to show more than a password.</summary>
public static class FactorRules
{
    public const int RecoveryCodes = 10;

    /// <summary>More keys than one person has devices; a list without end is somewhere to hide one.</summary>
    public const int MostPasskeys = 10;

    /// <param name="isStaff">They see other people's records, so a password alone is not enough; students may choose.</param>
    /// <param name="isDemonstration">Its password is published: a second factor would protect nothing and keep visitors out.</param>
    public static FactorOwed Owed(bool isStaff, bool hasApp, bool hasPasskey, bool isDemonstration) =>
        hasApp || (isStaff && hasPasskey) ? FactorOwed.Proof
        : isStaff && !isDemonstration ? FactorOwed.Enrolment
        : FactorOwed.Nothing;
}
