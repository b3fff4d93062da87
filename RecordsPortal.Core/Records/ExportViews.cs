using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Records;

/// <summary>What somebody wants out as a sheet.</summary>
/// <param name="Query">As the list shows it, its order included.</param>
/// <param name="Words">The same in the words on the asker's screen; they stand in the register.</param>
/// <param name="IsMasked">ID numbers and phones with their middle hidden; whole ones take a permission of their own and a reason.</param>
public sealed record ExportOrder(StudentListQuery Query, IReadOnlyList<StudentColumn> Columns, string Words, bool IsMasked, string? Reason);

/// <summary>A row of a sheet: the list's own, and the two numbers, masked or whole or not asked for.</summary>
public sealed record ExportRow(StudentRow Student, string IdNumber, string Phone);

/// <summary>Puts a sheet into the reader's language.</summary>
/// <param name="Name">Of the sheet.</param>
public sealed record ExportWords(string Name, Func<StudentColumn, string> Heading, Func<StudentColumn, ExportRow, CollegeDirectory, string> Cell, Func<StudentColumn, int> Width);

/// <summary>A sheet that left the portal, or was ordered and not fetched whole.</summary>
/// <param name="FinishedAt">UTC; null where the last byte was never handed over.</param>
/// <param name="FileHash">SHA-256 of the file as it left, lower-case hex.</param>
public sealed record ExportLine(
    Guid Id, DateTime OrderedAt, string OrderedBy, string Words, string Href, IReadOnlyList<StudentColumn> Columns, bool IsMasked, string? Reason,
    DateTime? FinishedAt, int Rows, long Bytes, string? FileHash);
