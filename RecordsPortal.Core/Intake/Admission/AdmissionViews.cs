using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Admission;

/// <param name="FileHash">SHA-256 of the file as uploaded, lower-case hex.</param>
/// <param name="OpenProposals">Other values for known students that wait for a registrar.</param>
public sealed record AdmissionListItem(
    Guid Id, string Name, string FileName, string FileHash, int Year, AdmissionListState State, int Rows, int Added, int Unchanged, int Proposed,
    int Withdrawn, int Faulty, string UploadedBy, DateTime UploadedAt, string? ImportedBy, DateTime? ImportedAt, int OpenProposals);

/// <param name="Columns">As they stand in the file; empty where the stored file is gone.</param>
/// <param name="UnknownRoutes">The list's words for routes that still stand for none of ours.</param>
public sealed record AdmissionListDetails(
    AdmissionListItem List, bool HasFile, IReadOnlyList<SheetColumn> Columns, SheetMapping Mapping, IReadOnlyList<string> UnknownRoutes);

/// <summary>What an import would do, row by row.</summary>
public sealed record DryRun(int Rows, int New, int Unchanged, int Changed, int Withdrawn, IReadOnlyList<FaultyRow> Faulty, int WithWarnings);

/// <param name="RowNumber">As the spreadsheet shows it.</param>
/// <param name="Findings">Every reason, errors first.</param>
public sealed record FaultyRow(int RowNumber, string Name, string CandidateNumber, IReadOnlyList<Finding> Findings);

/// <summary>A later list's other value for one item of one student. ID number and phone are masked.</summary>
public sealed record ProposalItem(
    Guid Id, Guid ListId, string ListName, Guid StudentId, string Name, string CandidateNumber, RecordField Field, string? Old, string? New, string? Record,
    ProposalState State, string? DecidedBy, DateTime? DecidedAt);
