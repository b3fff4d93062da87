namespace RecordsPortal.Components.Settings;

public sealed class SettingsText;
