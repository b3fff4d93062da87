namespace RecordsPortal.Core.Common;

/// <summary>Says which student a row is about, where it is about one: only people who may see that student hear of its changes.</summary>
internal interface IAboutStudent
{
    Guid? AboutStudent { get; }
}

/// <summary>What every row of the archive has. The write line stamps <see cref="Version"/> and <see cref="ChangedAt"/>; nobody else sets them.</summary>
internal abstract class Row : IAboutStudent
{
    /// <summary>Made by us, so that the key is known before the save (sealing binds to it) and rows sort by the time they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public long Version { get; set; }

    /// <summary>UTC.</summary>
    public DateTime ChangedAt { get; set; }

    public virtual Guid? AboutStudent => null;
}
