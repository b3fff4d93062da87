using System.Text.RegularExpressions;
using RecordsPortal.Core.Access;
using RecordsPortal.Tests.Access;
using RecordsPortal.Tests.Localisation;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>What holds for every page there is, in both languages, in light and dark, on a phone and on a desk. The pages come from the routes.</summary>
[Collection(LookingCollection.Name)]
public sealed partial class EveryPageTests(Survey survey)
{
    /// <summary>Words in Latin letters that are names, formats or keys, and stand on Chinese pages too.</summary>
    private static readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase)
    {
        "PDF", "Excel", "xlsx", "csv", "jpg", "jpeg", "png", "HEIC", "KB", "MB", "UTF", "GB", "Ctrl", "Enter", "Esc", "Tab", "Shift", "Alt", "English",
        "admin", "registrar", "officer", "counsellor", "teacher", "leader", "archivist", "auditor", "student",
    };

    private const string AdministratorOfTheDemonstration = "系统管理员";

    public static TheoryData<string> Pages { get; } = [.. Routes.All.Select(route => route.Template)];

    public static TheoryData<string> PagesOfStudents { get; } =
        [.. Routes.All.Where(route => route.Feature is null or Feature.Portal or Feature.OwnIntake or Feature.OwnRecord).Select(route => route.Template)];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_InEveryLook_HasNoAxeViolation(string page) => await NoneAsync(page, sight => sight.AxeFaults);

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_InEveryLook_MeetsNoErrorAndAsksNobodyOutside(string page) => await NoneAsync(page, sight => sight.Faults);

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_InEveryLook_HasATitleAndOneHeading(string page) =>
        await NoneAsync(page, sight => sight.Title.Length == 0 || sight.Heading.Length == 0 || sight.Heading.Contains(" | ") ? [$"title “{sight.Title}”, heading “{sight.Heading}”"] : []);

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_OnAPhone_DoesNotScrollSideways(string page) =>
        await NoneAsync(page, sight => sight.Look.IsPhone && sight.Overflow > 0 ? [$"{sight.Overflow} pixels too wide"] : []);

    [BrowserTheory]
    [MemberData(nameof(PagesOfStudents))]
    public async Task Page_OnAStudentsPhone_HasTargetsAThumbCanHit(string page) =>
        await NoneAsync(page, sight => sight.Look.IsPhone ? sight.SmallTargets : []);

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_ByKeyboard_ShowsWhereTheFocusIs(string page) => await NoneAsync(page, sight => sight.FocusFaults);

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_InChinese_ShowsNoEnglishWord(string page) =>
        await NoneAsync(page, sight => sight.Look.Language == "zh-CN" ? EnglishWords(sight.Text) : []);

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_InEnglish_ShowsNoChineseButData(string page) =>
        await NoneAsync(page, sight => sight.Look.Language == "en" ? sight.Text.Split('\n').Select(line => line.Trim()).Where(OurChinese.Contains) : []);

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Page_InEveryLook_ShowsNoKeyAndNoPlaceholder(string page) =>
        await NoneAsync(page, sight => Unfilled().Matches(sight.Text).Select(match => match.Value).Concat(Word().Matches(sight.Text).Select(match => match.Value).Where(Keys.Contains)));

    /// <summary>Our own Chinese sentences; a college's data is Chinese on an English page too.</summary>
    private static HashSet<string> OurChinese { get; } =
        [.. TextFiles.All.SelectMany(pair => pair.Chinese.Where(text => pair.English.GetValueOrDefault(text.Key) != text.Value)).Select(text => text.Value).Where(text => text.Length > 3 && text != AdministratorOfTheDemonstration)];

    /// <summary>Keys that could not be taken for words: with a dot, or with a capital inside.</summary>
    private static HashSet<string> Keys { get; } =
        [.. TextFiles.All.SelectMany(pair => pair.English.Keys).Where(key => key.Contains('.') || Regex.IsMatch(key, "[a-z][A-Z]"))];

    private async Task NoneAsync(string page, Func<Sight, IEnumerable<string>> faults)
    {
        var sights = await survey.LookAtAsync(page);

        FaultList.None(sights.SelectMany(sight => faults(sight).Select(fault => $"{sight.Look}: {fault}")));
    }

    private static IEnumerable<string> EnglishWords(string text) =>
        from Match word in Word().Matches(Regex.Replace(text, @"\{[a-z]+(:\d)?\}", "")) // {year} is a sign in the pattern of numbers, not a word.
        where EnglishWord().IsMatch(word.Value) && !_names.Contains(word.Value)
        select word.Value;

    /// <summary>A run of letters, digits and what joins them: a number, a hash or a file name is one word and not several.</summary>
    [GeneratedRegex(@"[A-Za-z0-9_.\-:/]+")]
    private static partial Regex Word();

    [GeneratedRegex("^[A-Za-z]{2,}$")]
    private static partial Regex EnglishWord();

    [GeneratedRegex(@"\{\d+[^}]*\}")]
    private static partial Regex Unfilled();
}
