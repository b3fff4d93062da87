namespace RecordsPortal.Core.Backups;

/// <summary>What a backup holds; its last part, so that it is written after everything it lists.</summary>
/// <param name="MadeAt">UTC: the moment of the copy of the database.</param>
/// <param name="Sequence">The last line of the table of changes.</param>
/// <param name="Hash">Of that line, lower-case hex; empty if there is none.</param>
public sealed record BackupManifest(DateTime MadeAt, long Sequence, string Hash, long Students, long Accounts, IReadOnlyList<BackupPart> Parts);

/// <param name="Name">Below the data folder, with forward slashes.</param>
/// <param name="Sha256">Lower-case hex.</param>
public sealed record BackupPart(string Name, long Bytes, string Sha256);
