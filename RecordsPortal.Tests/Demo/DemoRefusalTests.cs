using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Demo;

/// <summary>Everybody knows the demonstration's password.</summary>
public sealed class DemoRefusalTests
{
    [Fact]
    public async Task Demonstration_InProduction_DoesNotStart()
    {
        var folder = Directory.CreateTempSubdirectory("records-portal-production-");

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => HostedPortal.RunAsync(folder.FullName, "--environment=Production", "--Demo:Enabled=true"));

        Assert.Contains("does not run in Production", refusal.Message);
        Assert.Empty(folder.EnumerateFileSystemInfos("records*"));
        folder.Delete(recursive: true);
    }
}
