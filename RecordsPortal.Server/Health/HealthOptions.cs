namespace RecordsPortal.Server.Health;

/// <summary>Section "Health".</summary>
internal sealed class HealthOptions
{
    /// <summary>With less room than this for the data folder the portal says that it is not ready.</summary>
    public long LeastFreeMegabytes { get; set; } = 256;
}
