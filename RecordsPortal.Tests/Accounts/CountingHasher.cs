using Microsoft.AspNetCore.Identity;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Tests.Accounts;

/// <summary>The real hasher at a hundredth of its price, counting what it is asked: how long an answer takes is how many hashes it costs.</summary>
internal sealed class CountingHasher : IPasswordHasher<Account>
{
    private readonly PasswordHasher<Account> _hasher = new(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 2_000 }));
    private int _looks;
    private string? _nobodys;

    /// <summary>All hashes computed to check a guess.</summary>
    public int Looks => _looks;

    /// <summary>Guesses that were checked against somebody's own password.</summary>
    public List<string> Looked { get; } = [];

    public string HashPassword(Account user, string password)
    {
        var hash = _hasher.HashPassword(user, password);
        // The first thing hashed is nobody's password.
        _nobodys ??= hash;
        return hash;
    }

    public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _looks);
        if (hashedPassword != _nobodys)
        {
            lock (Looked)
            {
                Looked.Add(providedPassword);
            }
        }

        return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
