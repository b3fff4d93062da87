using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Accounts.Factors;

/// <summary>Looks at codes: those of the app, good once and for about a minute, and recovery codes, good once. Public as a handle for services' constructors only.</summary>
public sealed class FactorProof
{
    private const string Purpose = "Factor";

    private readonly RecordsDb _database;
    private readonly Vault _vault;
    private readonly Attempts _attempts;
    private readonly TimeProvider _time;

    internal FactorProof(RecordsDb database, Vault vault, Attempts attempts, TimeProvider time) => (_database, _vault, _attempts, _time) = (database, vault, attempts, time);

    /// <returns>False for a wrong code, a used one, and after five wrong tries in a quarter of an hour.</returns>
    internal async Task<bool> FitsAsync(Guid account, string? code, CancellationToken cancel)
    {
        var typed = Plain.Code(code).Replace("-", "").Replace(" ", "");
        if (!await _attempts.BeginAsync(Purpose, account.ToString(), account, cancel))
        {
            return false;
        }

        await using var db = _database.Open();
        db.Change = new ChangeContext(Actor.System) { Source = ChangeSource.System };
        // Alone in the line: the same code sent twice at once must be good for one of the two.
        var fits = await db.InLineAsync(() => typed.Length == 6 ? UseAppAsync(db, account, typed, cancel) : UseRecoveryAsync(db, account, typed, cancel), cancel);
        if (fits)
        {
            await _attempts.ForgiveAsync(Purpose, account.ToString(), cancel);
        }

        return fits;
    }

    /// <summary>Ten fresh codes in place of all there were.</summary>
    internal async Task<IReadOnlyList<string>> IssueAsync(RecordsDbContext db, Guid account, CancellationToken cancel)
    {
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account).ToListAsync(cancel));
        var codes = Enumerable.Range(0, FactorRules.RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(ResetCodeService.Letters, 10)).ToList();
        db.RecoveryCodes.AddRange(codes.Select(code => new RecoveryCode { AccountId = account, CodeHash = HashOf(account, code) }));
        return [.. codes.Select(code => $"{code[..5]}-{code[5..]}")];
    }

    internal PersonKey Key => _vault.CollegeKey("Authenticators");

    internal static string Column(Guid account) => $"Authenticators|{account}";

    private async Task<bool> UseAppAsync(RecordsDbContext db, Guid account, string code, CancellationToken cancel)
    {
        var app = await db.Authenticators.FirstOrDefaultAsync(a => a.Id == account && a.KeySealed != null, cancel);
        if (app is null || Totp.StepOf(Key.OpenBytes(Column(account), app.KeySealed!), code, _time.GetUtcNow()) is not { } step || step <= app.LastStep)
        {
            return false;
        }

        app.LastStep = step;
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task<bool> UseRecoveryAsync(RecordsDbContext db, Guid account, string code, CancellationToken cancel)
    {
        var hash = HashOf(account, code);
        if (await db.RecoveryCodes.FirstOrDefaultAsync(c => c.AccountId == account && c.CodeHash == hash && c.UsedAt == null, cancel) is not { } found)
        {
            return false;
        }

        found.UsedAt = _time.GetUtcNow().UtcDateTime;
        db.Change!.Acts.Add(FactorLines.Of(account, null, FactorLines.RecoveryUsed));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private byte[] HashOf(Guid account, string code) => _vault.BlindIndex($"RecoveryCode|{account}", code);
}
