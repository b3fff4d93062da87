namespace RecordsPortal.Tests.Faults.Common;

/// <summary>
/// How far a fault test goes. The short form is part of every build; FAULTS=full does the whole of it. What is left to chance follows
/// FAULTS_SEED, or a seed of the run's own that its output names.
/// </summary>
internal static class FaultRun
{
    public const string Trait = "Category";
    public const string Category = "Faults";
    public const string Collection = "Faults";

    public static bool IsFull { get; } = Environment.GetEnvironmentVariable("FAULTS") == "full";

    public static int Seed { get; } = int.TryParse(Environment.GetEnvironmentVariable("FAULTS_SEED"), out var seed) ? seed : Random.Shared.Next();

    public static int Of(int brief, int full) => IsFull ? full : brief;
}

/// <summary>One after the other and beside nothing else: they kill processes and fill the machine.</summary>
[CollectionDefinition(FaultRun.Collection, DisableParallelization = true)]
public sealed class FaultCollection;
