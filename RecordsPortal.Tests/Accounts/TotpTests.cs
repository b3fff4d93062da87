using System.Text;
using RecordsPortal.Core.Accounts.Factors;

namespace RecordsPortal.Tests.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] _key = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>The vectors of RFC 6238, of which six digits are the last six of its eight.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Code_IsTheStandards(long seconds, string code) => Assert.Equal(code, Totp.Code(_key, DateTimeOffset.FromUnixTimeSeconds(seconds)));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(0, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void Code_OfATelephoneWhoseClockIsOff_IsGoodForHalfAMinute(int off, bool isGood)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_790_000_010);

        Assert.Equal(isGood, Totp.StepOf(_key, Totp.Code(_key, now.AddSeconds(off)), now) is not null);
    }

    [Fact]
    public void Key_AsText_IsWhatAppsRead()
    {
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Text(_key));
        Assert.Equal(_key, Totp.Key(Totp.Text(_key)));
    }
}
