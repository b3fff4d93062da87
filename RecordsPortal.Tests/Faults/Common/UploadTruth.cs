namespace RecordsPortal.Tests.Faults.Common;

/// <summary>Compares the uploads somebody was told are kept with what a portal's data folder holds. Made before the first of them.</summary>
internal sealed class UploadTruth
{
    private readonly string _folder;
    private readonly long _before;
    private readonly HashSet<string> _demonstration;

    public UploadTruth(string folder)
    {
        _folder = folder;
        using var truth = new StoredTruth(folder);
        _before = truth.Number("""SELECT MAX("Sequence") FROM "Changes" """);
        _demonstration = [.. Half(truth), .. Kept(truth).Select(correction => $"{correction}")];
        Students = [.. truth.Texts("""SELECT "Id" FROM "Students" ORDER BY "Id" LIMIT 10""").Select(Guid.Parse)];
    }

    /// <summary>Some to send scans for.</summary>
    public Guid[] Students { get; }

    /// <param name="acknowledged">Of each upload the correction it was for.</param>
    /// <param name="inFlight">How many uploads at most had no answer: nobody can know of those.</param>
    public IEnumerable<string> Judge(IReadOnlyList<string> acknowledged, int inFlight)
    {
        using var truth = new StoredTruth(_folder);
        foreach (var fault in truth.Damage(_before).Concat(Half(truth).Where(half => !_demonstration.Contains(half))))
        {
            yield return fault;
        }

        var kept = Kept(truth).Where(correction => !_demonstration.Contains($"{correction}")).ToHashSet();
        foreach (var lost in acknowledged.Select(Guid.Parse).Where(correction => !kept.Contains(correction)))
        {
            yield return $"acknowledged and lost: {lost}";
        }

        if (kept.Count > acknowledged.Count + inFlight)
        {
            yield return $"{kept.Count} uploads are kept, {acknowledged.Count} were acknowledged and {inFlight} at most were on their way";
        }

        foreach (var file in truth.Texts("""SELECT "Id" FROM "Attachments" """).Select(Guid.Parse).Where(file => !IsWhole(file)))
        {
            yield return $"a row without its file: {file}";
        }
    }

    private static IEnumerable<Guid> Kept(StoredTruth truth) =>
        truth.Texts("""SELECT e."CorrectionId" FROM "CorrectionEvidence" e JOIN "Attachments" a ON a."Id" = e."FileId" """).Select(Guid.Parse);

    private static IEnumerable<string> Half(StoredTruth truth) => truth.Texts("""
        SELECT CASE WHEN e."Id" IS NULL THEN 'an attachment without its evidence: ' ELSE 'evidence without its attachment: ' END || COALESCE(a."Id", e."FileId")
        FROM "Attachments" a FULL JOIN "CorrectionEvidence" e ON a."Id" = e."FileId" WHERE a."Id" IS NULL OR e."Id" IS NULL
        """);

    private bool IsWhole(Guid file)
    {
        var name = file.ToString("N");
        return new FileInfo(Path.Combine(_folder, "files", name[^2..], name)) is { Exists: true, Length: > 0 };
    }
}
