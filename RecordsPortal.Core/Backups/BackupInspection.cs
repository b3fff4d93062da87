using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Attachments;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Backups;

/// <summary>Whether an unpacked backup could be worked with: asked of what lies there, not of what its list says.</summary>
internal static class BackupInspection
{
    private const int Samples = 20;

    private const string SealedRows = """
        SELECT k."StudentId", k."Wrapped", s."IdNumberSealed", (SELECT a."Id" FROM "Attachments" a WHERE a."StudentId" = s."Id" LIMIT 1) AS "File"
        FROM "PersonKeys" k JOIN "Students" s ON s."Id" = k."StudentId" WHERE s."IdNumberSealed" IS NOT NULL ORDER BY "File" IS NULL LIMIT @count
        """;

    /// <exception cref="BackupException">It could not.</exception>
    public static async Task LookAsync(string folder, BackupManifest manifest, CancellationToken cancel)
    {
        var data = new DataOptions { Directory = folder };
        await using var database = await StoredDatabase.OpenAsync(data.Database, cancel);
        await RequireAsync(BackupProblem.DatabaseBroken, () => IsWholeAsync(database, cancel));
        var vault = OpenVault(data);
        await RequireAsync(BackupProblem.ChainBroken, async () =>
            (await ChainWalk.CheckAsync(database, vault, last: null, known: manifest.Sequence, cancel)).FirstBad is null
            && await BackupMaking.DescribeAsync(database, manifest.MadeAt, manifest.Parts, cancel) == manifest);
        var files = manifest.Parts.Select(part => part.Name[(part.Name.LastIndexOf('/') + 1)..]).ToHashSet(StringComparer.Ordinal);
        await RequireAsync(BackupProblem.FileMissing, async () => (await BackupMaking.NamedFilesAsync(database, cancel)).All(file => files.Contains(file.ToString("N"))));
        await RequireAsync(BackupProblem.KeysDoNotFit, () => OpensAsync(database, vault, new SealedFiles(Options.Create(data)), cancel));
    }

    private static async Task RequireAsync(BackupProblem otherwise, Func<Task<bool>> holds)
    {
        bool held;
        try
        {
            held = await holds();
        }
        catch (Exception fault) when (fault is SqliteException or CryptographicException or InvalidOperationException)
        {
            held = false;
        }

        if (!held)
        {
            throw new BackupException(otherwise);
        }
    }

    private static Vault OpenVault(DataOptions data)
    {
        try
        {
            return new Vault(Options.Create(data));
        }
        catch (InvalidOperationException)
        {
            throw new BackupException(BackupProblem.KeysDoNotFit);
        }
    }

    private static async Task<bool> IsWholeAsync(SqliteConnection database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        command.CommandTimeout = 0;
        return await command.ExecuteScalarAsync(cancel) as string == "ok";
    }

    /// <summary>A few people's numbers, and a file of each: whether the keys are those of this database shows at the first.</summary>
    private static async Task<bool> OpensAsync(SqliteConnection database, Vault vault, SealedFiles files, CancellationToken cancel)
    {
        await using var command = database.CreateCommand();
        command.CommandText = SealedRows;
        command.Parameters.AddWithValue("@count", Samples);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            var key = vault.Unwrap(rows.GetGuid(0), rows.GetFieldValue<byte[]>(1));
            if (key.Open(SealedValues.IdNumber, rows.GetFieldValue<byte[]>(2)).Length == 0 || (!rows.IsDBNull(3) && await files.ReadAsync(rows.GetGuid(3), key, cancel) is null))
            {
                return false;
            }
        }

        return true;
    }
}
