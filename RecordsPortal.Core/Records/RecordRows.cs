using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Records;

/// <summary>A question to the student list that somebody keeps under a name.</summary>
internal sealed class SavedView : Row
{
    public Guid AccountId { get; init; }
    public string Name { get; set; } = "";

    /// <summary>As <see cref="StudentListQuery.Href"/>; never with an ID or phone number in it.</summary>
    public string Address { get; set; } = "";
}

/// <summary>How somebody last arranged the student list. Has the account's id.</summary>
internal sealed class ListLayout : Row
{
    public string? Columns { get; set; }
    public string? Sort { get; set; }
}

/// <summary>One sheet of students that left the portal, or was on its way out.</summary>
internal sealed class ExportEntry : Row
{
    public Guid AccountId { get; init; }
    public string OrderedBy { get; init; } = "";
    public DateTime OrderedAt { get; init; }
    public string Address { get; init; } = "";

    /// <summary>The question in the words its asker saw.</summary>
    public string Words { get; init; } = "";
    public string Columns { get; init; } = "";
    public bool IsMasked { get; init; }
    public string? Reason { get; init; }

    /// <summary>Null until the last byte was handed over: a sheet broken off stays that way.</summary>
    public DateTime? FinishedAt { get; set; }
    public int Rows { get; set; }
    public long Bytes { get; set; }

    /// <summary>SHA-256 of the file as it left, lower-case hex.</summary>
    public string? FileHash { get; set; }
}
