namespace RecordsPortal.Core.NationalRegister;

/// <summary>Why a batch is refused. Each has its sentence in every language of the product.</summary>
public static class RegisterRefusals
{
    public const string NobodyChosen = "Register.NobodyChosen";
    public const string NobodyReady = "Register.NobodyReady";
    public const string NotPrepared = "Register.NotPrepared";
    public const string NotMarked = "Register.NotMarked";
    public const string DateMissing = "Register.DateMissing";
    public const string DateInFuture = "Register.DateInFuture";
    public const string FileUnreadable = "Register.FileUnreadable";

}
