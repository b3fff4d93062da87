namespace RecordsPortal.Components.Common;

public sealed class CommonText;
