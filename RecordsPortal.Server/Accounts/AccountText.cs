namespace RecordsPortal.Server.Accounts;

/// <summary>The words of the pages before sign-in.</summary>
public sealed class AccountText;
