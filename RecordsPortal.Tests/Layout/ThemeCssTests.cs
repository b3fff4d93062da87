using System.Text.RegularExpressions;
using Bunit;
using MudBlazor;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Layout;

public sealed partial class ThemeCssTests : ComponentTest
{
    /// <summary>
    /// Colours, sizes and type come from a style sheet, so that dark needs no circuit, nothing flashes, and no page carries the theme with it;
    /// the sheet must not drift from the class.
    /// </summary>
    [Fact]
    public void ThemeCss_PortalTheme_SaysTheSame()
    {
        var expected = Css(Declarations(dark: false), Declarations(dark: true));

        var actual = File.ReadAllText(Repository.Path("RecordsPortal.Components/wwwroot/css/theme.css"));

        Assert.True(expected == actual, $"PortalTheme changed. Put this into wwwroot/css/theme.css:\n{expected}");
    }

    private string Declarations(bool dark)
    {
        var provider = Render<MudThemeProvider>(p => p.Add(x => x.Theme, PortalTheme.Theme).Add(x => x.IsDarkMode, dark));
        // Dark has other colours; sizes and type are the same.
        var declared = Declaration().Matches(provider.Markup).Select(match => match.Value).Where(line => !dark || line.StartsWith("--mud-palette-", StringComparison.Ordinal));
        return string.Join('\n', declared.Prepend($"color-scheme: {(dark ? "dark" : "light")}").Select(line => $"{(dark ? "    " : "  ")}{line};"));
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

    [GeneratedRegex(@"--mud-[a-z0-9-]+: ?[^;]+(?=;)")]
    private static partial Regex Declaration();
}
