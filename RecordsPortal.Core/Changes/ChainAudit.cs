using Microsoft.Extensions.Options;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Changes;

/// <summary>The chain as the operator of the server checks it from outside: the file on disk, whether the portal runs or not.</summary>
public sealed class ChainAudit
{
    private readonly Lazy<Vault> _vault;
    private readonly DataOptions _data;

    // Late: the vault of an empty folder would make new keys, and looking must leave nothing behind.
    internal ChainAudit(Lazy<Vault> vault, IOptions<DataOptions> data) => (_vault, _data) = (vault, data.Value);

    /// <summary>Null where the data folder holds no database.</summary>
    /// <param name="digests">A digest or a folder of them to compare with; null for none.</param>
    public async Task<(ChainReport Chain, DigestReport? Digests)?> CheckAsync(string? digests, CancellationToken cancel = default)
    {
        if (!File.Exists(_data.Database))
        {
            return null;
        }

        await using var connection = await StoredDatabase.OpenAsync(_data.Database, cancel);
        var chain = await ChainWalk.CheckAsync(connection, _vault.Value, last: null, known: 0, cancel);
        return (chain, digests is null ? null : await DigestCheck.CompareAsync(connection, _vault.Value, digests, cancel));
    }
}
