using System.Text.RegularExpressions;
using Bunit;
using MudBlazor;
using RecordsPortal.Components.Layout;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Layout;

public sealed partial class ThemeCssTests : ComponentTest
{
    /// <summary>The page's colours come from a style sheet, so that dark needs no circuit and nothing flashes; the sheet must not drift from the class.</summary>
    [Fact]
    public void ThemeCss_PortalTheme_SaysTheSame()
    {
        var expected = Css(Palette(dark: false), Palette(dark: true));

        var actual = File.ReadAllText(Repository.Path("RecordsPortal.Components/wwwroot/css/theme.css"));

        Assert.True(expected == actual, $"PortalTheme changed. Put this into wwwroot/css/theme.css:\n{expected}");
    }

    private string Palette(bool dark)
    {
        var provider = Render<MudThemeProvider>(p => p.Add(x => x.Theme, PortalTheme.Theme).Add(x => x.IsDarkMode, dark));
        var colours = Declaration().Matches(provider.Markup).Select(match => match.Value);
        return string.Join('\n', colours.Prepend($"color-scheme: {(dark ? "dark" : "light")}").Select(line => $"{(dark ? "    " : "  ")}{line};"));
    }

    private static string Css(string light, string dark) => $$"""
        /* Made from PortalTheme.cs; a test keeps the two equal. Paper is always light. */
        :root,
        :root[data-theme] {
        {{light}}
        }

        @media screen {
          :root[data-theme="dark"] {
        {{dark}}
          }
        }

        @media screen and (prefers-color-scheme: dark) {
          :root[data-theme="system"] {
        {{dark}}
          }
        }

        """;

    [GeneratedRegex(@"--mud-palette-[a-z0-9-]+: ?[^;]+(?=;)")]
    private static partial Regex Declaration();
}
