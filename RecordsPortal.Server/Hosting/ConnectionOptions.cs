namespace RecordsPortal.Server.Hosting;

/// <summary>Section "Connections": how many pages may be open at once. Each open page is up to a megabyte of memory.</summary>
internal sealed class ConnectionOptions
{
    /// <summary>Of one person, over all their devices and windows. Beyond it a page still shows, but does not answer.</summary>
    public int PerPerson { get; set; } = 50;

    /// <summary>Of everybody; beyond it the portal would fall over for those who are in.</summary>
    public long InAll { get; set; } = 5_000;
}
