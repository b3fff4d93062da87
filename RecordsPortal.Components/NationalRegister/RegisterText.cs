namespace RecordsPortal.Components.NationalRegister;

public sealed class RegisterText;
