namespace RecordsPortal.Components.Accounts;

public sealed class ResetCodeText;
