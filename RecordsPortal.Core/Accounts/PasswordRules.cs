using System.Globalization;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Accounts;

/// <summary>
/// What a password may be: long and not guessable. No rule asks for digits or signs: that makes people write Passw0rd! and a note under the keyboard.
/// </summary>
public static class PasswordRules
{
    /// <summary>In characters as people count them.</summary>
    public const int Shortest = 12;
    public const int Longest = 128;

    /// <summary>What has to be left when everything guessable is taken away.</summary>
    private const int Unguessable = 5;
    private const int ShortestOwnWord = 3;

    /// <param name="own">What others know or can look up of this person, from <see cref="WordsAbout"/>; empty where nobody is known yet.</param>
    /// <returns>A key of <see cref="AccountKeys"/>, or null for a good password.</returns>
    public static string? FaultOf(string? password, params IReadOnlyCollection<string> own)
    {
        var length = new StringInfo(password ?? "").LengthInTextElements;
        if (length < Shortest || length > Longest || password!.Length > Longest * 2)
        {
            return length < Shortest ? AccountKeys.PasswordTooShort : AccountKeys.PasswordTooLong;
        }

        var plain = password.ToLowerInvariant();
        if (CommonPasswords.Unguessed(plain, []) < Unguessable)
        {
            return AccountKeys.PasswordTooCommon;
        }

        var words = own.Select(word => word.Trim().ToLowerInvariant()).Where(word => word.Length >= ShortestOwnWord).ToArray();
        return CommonPasswords.Unguessed(plain, words) < Unguessable ? AccountKeys.PasswordAboutYou : null;
    }

    /// <summary>A person's or a college's name as it turns up in passwords: as written, in pinyin, and as initials.</summary>
    public static IEnumerable<string> WordsAbout(string name) => [name, Pinyin.Full(name), Pinyin.Initials(name)];

    /// <summary>19990131, 990131 and 0131.</summary>
    public static IEnumerable<string> WordsAbout(DateOnly birthDate) => new[] { "yyyyMMdd", "yyMMdd", "MMdd" }.Select(form => birthDate.ToString(form, CultureInfo.InvariantCulture));
}
