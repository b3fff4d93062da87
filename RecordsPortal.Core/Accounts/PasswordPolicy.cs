using Microsoft.Extensions.Options;

namespace RecordsPortal.Core.Accounts;

/// <summary>Which rules a college's passwords are held to.</summary>
public enum PasswordProfile
{
    /// <summary>Long and not guessable, and good until there is a reason to change it: what OWASP's ASVS asks.</summary>
    Asvs,

    /// <summary>The same, and besides what graded protection (等级保护, GB/T 22239) is inspected for: mixed characters and a change every so often.</summary>
    Mlps,
}

/// <summary>Section "Accounts".</summary>
public sealed class AccountOptions
{
    public PasswordProfile PasswordPolicy { get; set; } = PasswordProfile.Asvs;
}

/// <summary>The rules for passwords under the college's profile.</summary>
public sealed class PasswordPolicy(IOptions<AccountOptions> options)
{
    /// <summary>How long a password may be used under <see cref="PasswordProfile.Mlps"/>; from then on it only leads to setting another.</summary>
    public static readonly TimeSpan LongestUse = TimeSpan.FromDays(90);

    /// <summary>Of capitals, small letters, digits and all the rest.</summary>
    private const int KindsWanted = 3;

    public PasswordProfile Profile => options.Value.PasswordPolicy;

    /// <inheritdoc cref="PasswordRules.FaultOf"/>
    public string? FaultOf(string? password, params IReadOnlyCollection<string> own) =>
        PasswordRules.FaultOf(password, own) ?? (Profile == PasswordProfile.Mlps && KindsIn(password!) < KindsWanted ? AccountKeys.PasswordTooPlain : null);

    /// <param name="setAt">UTC.</param>
    /// <param name="now">UTC.</param>
    internal bool IsOver(DateTime setAt, DateTime now) => Profile == PasswordProfile.Mlps && now - setAt > LongestUse;

    private static int KindsIn(string password) => password.Select(KindOf).Distinct().Count();

    private static int KindOf(char letter) => char.IsAsciiDigit(letter) ? 0 : char.IsAsciiLetterUpper(letter) ? 1 : char.IsAsciiLetterLower(letter) ? 2 : 3;
}
