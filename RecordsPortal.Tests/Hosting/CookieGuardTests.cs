using RecordsPortal.Server.Hosting;

namespace RecordsPortal.Tests.Hosting;

public sealed class CookieGuardTests
{
    [Theory]
    [InlineData("10.0.7")]
    [InlineData("10.0.7+5b3c0ffee")]
    [InlineData("10.0.12-servicing.26512.4+5b3c0ffee")]
    [InlineData("10.1.0")]
    [InlineData("11.0.0")]
    public void Framework_ThatIsNewEnough_MayServe(string version) => CookieGuard.Check(version);

    [Theory]
    [InlineData("10.0.6", "10.0.6")]
    [InlineData("10.0.6+5b3c0ffee", "10.0.6")]
    [InlineData("9.0.30", "9.0.30")]
    [InlineData("ten", "ten")]
    [InlineData(null, "of an unknown version")]
    public void Framework_ThatTakesForgedCookies_IsRefusedByName(string? version, string name)
    {
        var refusal = Assert.Throws<InvalidOperationException>(() => CookieGuard.Check(version));

        Assert.StartsWith($"ASP.NET Core {name} can be made to accept forged cookies; 10.0.7 or later is needed.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Framework_OfThisMachine_SaysItsVersionAndMayServe()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+", CookieGuard.Running);
        CookieGuard.Check(CookieGuard.Running);
    }
}
