using RecordsPortal.Components.Layout;

namespace RecordsPortal.Tests.Layout;

public sealed class ShellPreferencesTests
{
    [Fact]
    public void FromCookies_WhatWasChosen_ComesBack()
    {
        var chosen = new ShellPreferences(ThemeChoice.Dark, Density.Roomy, SingleKeys: false);

        var read = ShellPreferences.FromCookies(name => name switch
        {
            ShellPreferences.ThemeCookie => chosen.ThemeValue,
            ShellPreferences.DensityCookie => chosen.DensityValue,
            _ => chosen.KeysValue,
        });

        Assert.Equal(chosen, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("7")]
    [InlineData("\"><script>")]
    public void FromCookies_Nonsense_IsTheDefault(string? value)
    {
        Assert.Equal(new ShellPreferences(), ShellPreferences.FromCookies(_ => value));
    }
}
