namespace RecordsPortal.Tests.Faults.Common;

internal sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("records-portal-fault-").FullName;

    public string Path(string relative) => System.IO.Path.Combine(_path, relative);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
