using System.Globalization;
using Microsoft.Extensions.Localization;

namespace RecordsPortal.Server.Verbs;

/// <summary>Says everything in both languages: a server's console seldom knows its reader's.</summary>
internal sealed class VerbConsole(TextWriter output, IStringLocalizer<VerbText> text)
{
    private static readonly CultureInfo[] _languages = [new("zh-CN"), new("en")];

    public void Say(string key, params object[] facts)
    {
        var before = CultureInfo.CurrentUICulture;
        foreach (var language in _languages)
        {
            CultureInfo.CurrentUICulture = language;
            output.WriteLine(text[key, facts].Value);
        }

        CultureInfo.CurrentUICulture = before;
    }
}
