namespace RecordsPortal.Core.Changes;

/// <summary>What is wrong with a line of the chain.</summary>
public enum ChainFault
{
    /// <summary>A number is left out: the line was deleted, or the end of the table was cut off.</summary>
    Missing,

    /// <summary>The line is not what was written under this number: changed, swapped, or put in.</summary>
    Altered,

    /// <summary>A line stands before the first one.</summary>
    Stray,
}

/// <summary>What a look at the chain of the change table came to.</summary>
/// <param name="From">The first sequence looked at.</param>
/// <param name="Through">The last.</param>
/// <param name="FirstBad">The first line that is not as it was written, or the number of the first that is missing; null if all is well.</param>
/// <param name="Fault">What is wrong with that line.</param>
public sealed record ChainReport(long From, long Through, long? FirstBad, ChainFault? Fault = null)
{
    public long Lines => Math.Max(0, Through - From + 1);
}
