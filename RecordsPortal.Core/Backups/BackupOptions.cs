namespace RecordsPortal.Core.Backups;

/// <summary>Section "Backup".</summary>
public sealed class BackupOptions
{
    /// <summary>Where backups go: best another machine's disk, mounted here. Null means "backups" in the data folder.</summary>
    public string? Directory { get; set; }

    /// <summary>When each night's backup begins, in the college's time.</summary>
    public TimeOnly At { get; set; } = new(2, 30);

    /// <summary>How many checked backups stay; older ones are deleted.</summary>
    public int Keep { get; set; } = 14;

    /// <summary>After how many hours without a checked backup the portal says that something is wrong.</summary>
    public int OldAfterHours { get; set; } = 36;

    /// <summary>The pass phrase backups are sealed with. Without this and <see cref="KeyFile"/> they hold the portal's keys in clear.</summary>
    public string? Key { get; set; }

    /// <summary>A file whose text is the pass phrase; kept elsewhere than the backups.</summary>
    public string? KeyFile { get; set; }

    internal string? Secret()
    {
        var secret = KeyFile is { Length: > 0 } file ? File.ReadAllText(file).Trim() : Key;
        return secret switch
        {
            null or "" => null,
            { Length: < 16 } => throw new InvalidOperationException("The key for backups has fewer than 16 characters."),
            _ => secret,
        };
    }
}
