using Microsoft.Extensions.Options;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Server.Verbs;

/// <summary><c>verify [--digest FILE|FOLDER]</c>: is the history what was written?</summary>
internal static class VerifyVerb
{
    private const string Digest = "digest";

    public static async Task<int> RunAsync(VerbLine line, VerbConsole console, IServiceProvider services)
    {
        var digests = line.Options.GetValueOrDefault(Digest);
        if (line.Options.ContainsKey(Digest) && !File.Exists(digests) && !Directory.Exists(digests))
        {
            console.Say("Verify.NoDigest", digests ?? "");
            return VerbExit.Failed;
        }

        if (await services.GetRequiredService<ChainAudit>().CheckAsync(digests) is not { } found)
        {
            console.Say("Verify.NoDatabase", services.GetRequiredService<IOptions<DataOptions>>().Value.Directory);
            return VerbExit.Failed;
        }

        Say(found.Chain, console);
        if (found.Digests is { Digests: 0 })
        {
            // Cleared away, or a share that is not mounted: agreeing with nothing is no agreement.
            console.Say("Verify.NoDigestIn", digests!);
            return found.Chain.FirstBad is null ? VerbExit.Failed : VerbExit.Found;
        }

        Say(found.Digests, console);
        return found.Chain.FirstBad is null && found.Digests is null or { Findings.Count: 0 } ? VerbExit.Good : VerbExit.Found;
    }

    private static void Say(ChainReport chain, VerbConsole console)
    {
        if (chain is { FirstBad: { } bad, Fault: { } fault })
        {
            console.Say($"ChainFault.{fault}", bad);
        }
        else
        {
            console.Say("Verify.Good", chain.Lines, chain.From, chain.Through);
        }
    }

    private static void Say(DigestReport? digests, VerbConsole console)
    {
        foreach (var finding in digests?.Findings ?? [])
        {
            console.Say($"DigestFault.{finding.Fault}", finding.File, finding.Sequence ?? 0);
        }

        if (digests is { Findings.Count: 0 })
        {
            console.Say("Verify.DigestsGood", digests.Digests, digests.Newest!);
        }
        else if (digests is null)
        {
            console.Say("Verify.WithoutDigest", $"--{Digest}");
        }
    }
}
