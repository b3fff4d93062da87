using System.Security.Cryptography;
using System.Text;

namespace RecordsPortal.Core.Accounts;

/// <summary>
/// The one-time token with which the first administrator is made. It lives in memory only: whoever reads the server's console at this
/// start may use it, and a restart makes another.
/// </summary>
public sealed class FirstAdministratorLink
{
    private const int Bytes = 32;
    private string? _token;

    /// <summary>Makes the token of this start. Call it only while there is no account.</summary>
    public string Open() => _token = Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes));

    public bool Fits(string? token) =>
        _token is { } expected && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(token ?? ""));

    internal void Close() => _token = null;
}
