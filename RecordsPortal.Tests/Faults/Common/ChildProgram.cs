using RecordsPortal.Tests.Faults.PowerCut;

namespace RecordsPortal.Tests.Faults.Common;

/// <summary>What the tests' own program does when it is started by a fault test: work that must stand in a process of its own.</summary>
internal static class ChildProgram
{
    private static Task<int> Main(string[] arguments) => arguments switch
    {
        [PowerCutChild.Verb, .. var rest] => PowerCutChild.RunAsync(rest),
        // Test runners load the assembly and never come here.
        _ => Task.FromResult(2),
    };
}
