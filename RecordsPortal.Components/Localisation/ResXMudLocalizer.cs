using Microsoft.Extensions.Localization;
using MudBlazor;

namespace RecordsPortal.Components.Localisation;

/// <summary>Gives MudBlazor its Chinese. A key that is missing falls back to English, which a test forbids.</summary>
internal sealed class ResXMudLocalizer(IStringLocalizer<MudBlazorText> words) : MudLocalizer
{
    public override LocalizedString this[string key] => words[key];

    public override LocalizedString this[string key, params object[] arguments] => words[key, arguments];
}
