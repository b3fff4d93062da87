namespace RecordsPortal.Components.Accounts.People;

/// <summary>The words of the administration of people.</summary>
public sealed class PeopleText;
