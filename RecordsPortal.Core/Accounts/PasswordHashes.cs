using System.Text;
using Microsoft.AspNetCore.Identity;

namespace RecordsPortal.Core.Accounts;

/// <summary>Makes and checks password hashes, always at the same price, whether there is somebody to check against or not.</summary>
public sealed class PasswordHashes(IPasswordHasher<Account> hasher)
{
    private static readonly Account Somebody = new();

    private readonly string _nobodys = hasher.HashPassword(Somebody, Guid.NewGuid().ToString());

    public string Hash(string password) => hasher.HashPassword(Somebody, OneForm(password));

    /// <summary>
    /// Null for an account that is not there or may not be tried: a hash is computed all the same, because an answer that comes a tenth
    /// of a second sooner says "no such account" as clearly as a sentence.
    /// </summary>
    public bool Verify(Account? account, string? password)
    {
        var guess = password is { Length: <= PasswordRules.Longest * 2 } ? password : "";
        var result = hasher.VerifyHashedPassword(Somebody, account?.PasswordHash ?? _nobodys, OneForm(guess));
        return account?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
    }

    /// <summary>
    /// The same keys give the same password under every input method: full width becomes half width, composed and decomposed letters become one.
    /// Half a character pair, which normalisation would throw at, becomes the replacement character.
    /// </summary>
    private static string OneForm(string password) => string.Concat(password.EnumerateRunes()).Normalize(NormalizationForm.FormKC);
}
