namespace RecordsPortal.Tests.Support;

/// <summary>A small demonstration with students at every stage, for tests that only read.</summary>
public sealed class DemoPortal : IAsyncLifetime
{
    public const int AdmissionRows = 420;
    public const int StudentsOnRecord = 160;

    public TestPortal Portal { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Portal = await TestPortal.EmptyAsync(AdmissionRows, StudentsOnRecord);
        await Portal.FillDemoAsync();
    }

    public async Task DisposeAsync() => await Portal.DisposeAsync();
}
