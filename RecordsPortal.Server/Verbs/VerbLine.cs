using System.Text.RegularExpressions;

namespace RecordsPortal.Server.Verbs;

/// <summary>
/// A command line that asks for a task instead of for the portal: a verb, the words it works on, its own options, and settings
/// (<c>--Section:Key=value</c>), which the verb reads as the portal does.
/// </summary>
internal sealed partial record VerbLine(string Verb, IReadOnlyList<string> Words, IReadOnlyDictionary<string, string?> Options, string[] Settings)
{
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
            else if (args[i].Contains(':') || args[i].Contains('='))
            {
                settings.Add(args[i]);
                Join(args[i], options);
                // "--Data:Directory /srv/records" stands in two words.
                settings.AddRange(args[i].Contains('=') || i + 1 == args.Length ? [] : [args[++i]]);
            }
            else
            {
                var takesValue = i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal);
                options[args[i][2..]] = takesValue ? args[++i] : null;
            }
        }

        return new VerbLine(args[0], words, options, [.. settings]);
    }

    /// <summary>"--digest=FOLDER" is the verb's own as much as "--digest FOLDER"; passed over, it would be a check that was asked for and never made.</summary>
    private static void Join(string setting, Dictionary<string, string?> options)
    {
        if (setting[2..].Split('=', 2) is [var name, var value] && !name.Contains(':'))
        {
            options[name] = value;
        }
    }

    [GeneratedRegex("^[a-z][a-z-]*$")]
    private static partial Regex AVerb();
}
