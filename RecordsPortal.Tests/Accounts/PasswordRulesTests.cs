using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Tests.Accounts;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("竹杖芒鞋轻胜马谁怕一蓑烟雨")]
    [InlineData("tYw7-qPz3-mKd9")]
    [InlineData("蓝色 自行车 driftwood")]
    [InlineData("blue bicycle driftwood 1998")]
    public void Password_ThatNobodyWouldTry_IsGood(string password) =>
        Assert.Null(PasswordRules.FaultOf(password));

    [Theory]
    [InlineData("123456789012")]
    [InlineData("1234567890123456")]
    [InlineData("qwertyuiop123")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("Password12345!")]
    [InlineData("P@ssw0rd2026!!")]
    [InlineData("woaini1314520")]
    [InlineData("WoAiNi5201314")]
    [InlineData("aaaaaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("xkxkxkxkxkxkxk")]
    [InlineData("admin888888888")]
    [InlineData("147258369147258369")]
    [InlineData("我爱你我爱你我爱你我爱你")]
    [InlineData("iloveyou20061314")]
    public void Password_MadeOfWhatIsTriedFirst_IsTooCommon(string password) =>
        Assert.Equal(AccountKeys.PasswordTooCommon, PasswordRules.FaultOf(password));

    [Theory]
    [InlineData(null, AccountKeys.PasswordTooShort)]
    [InlineData("", AccountKeys.PasswordTooShort)]
    [InlineData("tYw7-qPz3-m", AccountKeys.PasswordTooShort)]
    [InlineData("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", AccountKeys.PasswordTooShort)]
    public void Password_UnderTwelveCharacters_IsTooShort(string? password, string key) =>
        Assert.Equal(key, PasswordRules.FaultOf(password));

    [Fact]
    public void Password_Over128Characters_IsTooLong()
    {
        var longest = string.Concat(Enumerable.Range(0, 64).Select(n => $"{(char)('a' + (n * 7 % 26))}{(char)('一' + (n * 31))}"));

        Assert.Null(PasswordRules.FaultOf(longest));
        Assert.Equal(AccountKeys.PasswordTooLong, PasswordRules.FaultOf(longest + "x"));
    }

    [Theory]
    [InlineData("26430512345678")]
    [InlineData("zhujianyou20060315")]
    [InlineData("朱建佑朱建佑12345678")]
    [InlineData("430304200603150015")]
    [InlineData("xiangcheng20060315")]
    [InlineData("13810000001zjy!")]
    public void Password_MadeOfThePersonsOwnFacts_IsRefused(string password)
    {
        string[] own =
        [
            "26430512345678", "430304200603150015", "+8613810000001", "13810000001",
            .. PasswordRules.WordsAbout("朱建佑"), .. PasswordRules.WordsAbout("湘城"), .. PasswordRules.WordsAbout(new DateOnly(2006, 3, 15)),
        ];

        Assert.NotNull(PasswordRules.FaultOf(password, own));
    }
}
