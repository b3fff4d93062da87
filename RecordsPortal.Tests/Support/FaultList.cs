namespace RecordsPortal.Tests.Support;

/// <summary>Fails with the faults found, one a line; the test framework's own message shows five and cuts each short.</summary>
internal static class FaultList
{
    public static void None(IEnumerable<string> faults)
    {
        var found = faults.Distinct().ToList();
        Assert.True(found.Count == 0, $"{found.Count} found:\n{string.Join('\n', found.Take(100))}");
    }
}
