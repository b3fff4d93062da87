namespace RecordsPortal.Core.Setup;

/// <param name="Students">All who belong to it, former ones too.</param>
public sealed record SchoolRow(Guid Id, long Version, string Code, string Name, string NameEn, bool IsClosed, int Majors, int Classes, int Students, DateTime ChangedAt);

/// <param name="Students">All who read it or were admitted to it, former ones too.</param>
public sealed record MajorRow(
    Guid Id, long Version, string Code, int Catalogue, string Name, string NameEn, Guid SchoolId, int LengthHalfYears, string Level, bool IsClosed, int Classes, int Students, DateTime ChangedAt);

public sealed record TermRow(Guid Id, long Version, int SchoolYear, int Number, DateOnly StartsOn, DateOnly EndsOn, int Weeks, DateTime ChangedAt);

/// <param name="Counsellors">Their names; empty where nobody looks after the class yet.</param>
public sealed record ClassRow(Guid Id, long Version, string Name, int EntryYear, Guid MajorId, string Major, bool IsClosed, int Students, IReadOnlyList<string> Counsellors, DateTime ChangedAt);
