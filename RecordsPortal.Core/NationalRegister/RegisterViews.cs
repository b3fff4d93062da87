namespace RecordsPortal.Core.NationalRegister;

/// <summary>Whom a batch is about. All that is given must hold; a file narrows it to those it names.</summary>
/// <param name="Year">Year of entry.</param>
public sealed record RegisterChoice(int? Year, Guid? MajorId, Guid? ClassId)
{
    public bool IsEmpty => Year is null && MajorId is null && ClassId is null;
}

public sealed record RegisterBatchRow(
    Guid Id, RegistrationBatchState State, RegisterChoice Choice, string? FileName, string? FileHash, DateOnly? RegisteredOn, int Count,
    string PreparedBy, DateTime PreparedAt, string? MarkedBy, DateTime? MarkedAt, string? RevertedBy, DateTime? RevertedAt, string? RevertReason);

/// <param name="Ready">Those the mark would reach now.</param>
/// <param name="Already">In the register since an earlier batch.</param>
/// <param name="NotInSchool">Not checked in, or their record is not complete.</param>
/// <param name="UnknownRows">Rows of the file that name nobody here, by the number the spreadsheet shows.</param>
public sealed record RegisterBatch(RegisterBatchRow Row, int Ready, int Already, int NotInSchool, IReadOnlyList<int> UnknownRows);
