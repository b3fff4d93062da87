namespace RecordsPortal.Components.Registry;

public sealed class RegistryText;
