namespace RecordsPortal.Core.Changes;

/// <summary>Section "Digest".</summary>
public sealed class DigestOptions
{
    /// <summary>Where the daily digests go: best another machine's disk, mounted here. Null means "digests" in the data folder.</summary>
    public string? Directory { get; set; }

    /// <summary>When, in the college's time.</summary>
    public TimeOnly At { get; set; } = new(23, 30);
}
