using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Corrections;

/// <summary>Which of the open ones, or all of one state.</summary>
public enum CorrectionShelf
{
    /// <summary>Whatever waits for somebody.</summary>
    Open,
    Requested,
    Proposed,
    Approved,
    Refused,
    Withdrawn,
    All,
}

/// <summary>What the queue is asked for. All that is given must hold.</summary>
/// <param name="ByStudent">True for students' own requests, false for staff's, null for both.</param>
/// <param name="NewestFirst">The oldest first unless said: who waited longest is next.</param>
/// <param name="Page">From 1.</param>
public sealed record CorrectionQuery(
    CorrectionShelf Shelf = CorrectionShelf.Open, Guid? School = null, RecordField? Field = null, bool? ByStudent = null, bool SecondOnly = false, bool NewestFirst = false, int Page = 1);
