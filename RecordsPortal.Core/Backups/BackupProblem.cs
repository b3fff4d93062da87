namespace RecordsPortal.Core.Backups;

/// <summary>Why a backup cannot be relied on.</summary>
public enum BackupProblem
{
    /// <summary>The file is something else, or its first bytes are damaged.</summary>
    NotABackup,

    /// <summary>It is sealed and no key is set.</summary>
    KeyMissing,

    /// <summary>Sealed with another key, or damaged at its beginning.</summary>
    DoesNotOpen,

    /// <summary>Bytes were changed or the end is missing.</summary>
    Damaged,

    /// <summary>What is in it is not what its list says.</summary>
    Incomplete,

    /// <summary>The database in it fails SQLite's own check.</summary>
    DatabaseBroken,

    /// <summary>The chain of changes in it is not whole, or not the one it was made from.</summary>
    ChainBroken,

    /// <summary>Its keys do not open its sealed values.</summary>
    KeysDoNotFit,

    /// <summary>A photo, a proof or a list that its database names is not in it.</summary>
    FileMissing,
}

internal sealed class BackupException(BackupProblem problem) : Exception(problem.ToString())
{
    public BackupProblem Problem => problem;
}
