namespace RecordsPortal.Core.Accounts;

/// <summary>What the account pages say no with.</summary>
public static class AccountKeys
{
    /// <summary>One answer for a wrong name, a wrong password, a locked and a disabled account: the difference is nobody's business.</summary>
    public const string SignInFailed = "Account.SignInFailed";

    /// <summary>One answer for a wrong number, name or digits, an ended admission, and an account that is activated already.</summary>
    public const string ActivationFailed = "Account.ActivationFailed";

    public const string ResetFailed = "Account.ResetFailed";
    public const string CurrentPasswordWrong = "Account.CurrentPasswordWrong";
    public const string LinkUsed = "Account.LinkUsed";
    public const string NameMissing = "Account.NameMissing";

    public const string PasswordTooShort = "Password.TooShort";
    public const string PasswordTooLong = "Password.TooLong";
    public const string PasswordTooCommon = "Password.TooCommon";
    public const string PasswordAboutYou = "Password.AboutYou";
    public const string PasswordTooPlain = "Password.TooPlain";
    public const string PasswordSame = "Password.Same";

    /// <summary>The password was right and has been used for too long: only its owner learns this.</summary>
    public const string PasswordOver = "Account.PasswordOver";

    public const string NotActivated = "ResetCode.NotActivated";
}
