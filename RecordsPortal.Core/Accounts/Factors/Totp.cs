using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace RecordsPortal.Core.Accounts.Factors;

/// <summary>Codes of six digits that change every half minute, as authenticator apps make them: RFC 6238 with its defaults, the only form all of them know.</summary>
public static class Totp
{
    public const int KeyBytes = 20;
    private const int Digits = 6;
    private const int StepSeconds = 30;

    /// <summary>A telephone's clock may be half a minute off, and a code may be typed while the next one begins.</summary>
    private const int StepsOff = 1;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <returns>The half minute the code belongs to, or null for a wrong one.</returns>
    public static long? StepOf(ReadOnlySpan<byte> key, string code, DateTimeOffset now)
    {
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        for (var step = current - StepsOff; step <= current + StepsOff; step++)
        {
            if (CodeAt(key, step) == code)
            {
                return step;
            }
        }

        return null;
    }

    public static string Code(ReadOnlySpan<byte> key, DateTimeOffset at) => CodeAt(key, at.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>The key as people type it and apps read it.</summary>
    public static string Text(ReadOnlySpan<byte> key)
    {
        var bits = string.Concat(key.ToArray().Select(b => b.ToString("b8", CultureInfo.InvariantCulture)));
        return string.Concat(bits.Chunk(5).Select(five => Base32[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
    }

    public static byte[] Key(string text)
    {
        var bits = string.Concat(text.Select(letter => Base32.IndexOf(letter).ToString("b5", CultureInfo.InvariantCulture)));
        return [.. bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => Convert.ToByte(new string(eight), 2))];
    }

    private static string CodeAt(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(key, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString(CultureInfo.InvariantCulture).PadLeft(Digits, '0');
    }
}
