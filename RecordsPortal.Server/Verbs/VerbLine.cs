using System.Text.RegularExpressions;

namespace RecordsPortal.Server.Verbs;

/// <summary>
/// A command line that asks for a task instead of for the portal: a verb, the words it works on, its own options, and settings
/// (<c>--Section:Key=value</c>), which the verb reads as the portal does.
/// </summary>
internal sealed partial record VerbLine(string Verb, IReadOnlyList<string> Words, IReadOnlyDictionary<string, string?> Options, string[] Settings)
{
    /// <summary>Settings without a section, which the framework reads beside any verb.</summary>
    private static readonly string[] _ofTheHost = ["environment", "contentRoot", "applicationName", "urls"];

    /// <returns>Null where the first word is no verb, or whatever else the framework reads itself.</returns>
    public static VerbLine? Read(string[] args)
    {
        if (args.Length == 0 || !AVerb().IsMatch(args[0]))
        {
            return null;
        }

        var (words, options, settings) = (new List<string>(), new Dictionary<string, string?>(), new List<string>());
        for (var i = 1; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(args[i]);
            }
            else
            {
                // "--digest FOLDER" as well as "--digest=FOLDER": passed over, the second would be a check that was asked for and never made.
                var (name, value) = args[i][2..].Split('=', 2) is [var before, var after] ? (before, after) : (args[i][2..], null);
                value ??= i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : null;
                if (name.Contains(':') || _ofTheHost.Contains(name, StringComparer.OrdinalIgnoreCase))
                {
                    settings.Add($"--{name}={value}");
                }
                else
                {
                    options[name] = value;
                }
            }
        }

        return new VerbLine(args[0], words, options, [.. settings]);
    }

    [GeneratedRegex("^[a-z][a-z-]*$")]
    private static partial Regex AVerb();
}
