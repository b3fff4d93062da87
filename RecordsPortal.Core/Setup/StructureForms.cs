namespace RecordsPortal.Core.Setup;

/// <param name="Id">Null makes a school.</param>
/// <param name="Version">As seen; a save over a newer one is stale.</param>
public sealed record SchoolForm(Guid? Id, long Version, string Code, string Name, string NameEn);

/// <param name="LengthHalfYears">学制 in half years: three years are 6. Null where what was typed is no number.</param>
public sealed record MajorForm(Guid? Id, long Version, string Code, int? Catalogue, string Name, string NameEn, Guid? SchoolId, int? LengthHalfYears, string Level);

/// <param name="SchoolYear">The year the school year begins in: 2026 is 2026–2027.</param>
/// <param name="EndsOn">The last day, inclusive.</param>
/// <param name="Weeks">Weeks with teaching.</param>
public sealed record TermForm(Guid? Id, long Version, int? SchoolYear, int? Number, DateOnly? StartsOn, DateOnly? EndsOn, int? Weeks);

/// <param name="EntryYear">Null where what was typed is no number.</param>
public sealed record ClassForm(Guid? Id, long Version, string Name, int? EntryYear, Guid? MajorId);
