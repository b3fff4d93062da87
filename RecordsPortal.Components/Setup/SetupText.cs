namespace RecordsPortal.Components.Setup;

/// <summary>The words of schools, majors, terms and the first steps.</summary>
public sealed class SetupText;
