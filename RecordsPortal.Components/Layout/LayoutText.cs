namespace RecordsPortal.Components.Layout;

public sealed class LayoutText;
