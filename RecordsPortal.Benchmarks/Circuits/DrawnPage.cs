using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RecordsPortal.Benchmarks.Circuits;

/// <summary>A page as the server first draws it: what a circuit is told to take over, and the state it is handed.</summary>
/// <param name="Components">The interactive components' markers, as they stand in the page.</param>
/// <param name="State">Sealed by the server; empty where it left none.</param>
internal sealed partial record DrawnPage(string Html, IReadOnlyList<JsonNode> Components, string State)
{
    public static DrawnPage Read(string html) => new(
        html,
        [.. Markers().Matches(html).Select(match => JsonNode.Parse(match.Groups["marker"].Value)!).Where(marker => marker["descriptor"] is not null)],
        PersistedState().Match(html).Groups["state"].Value);

    /// <summary>The first thing a browser asks of its circuit: to draw each of them.</summary>
    public string Additions => JsonSerializer.Serialize(new
    {
        batchId = 1,
        operations = Components.Select((marker, index) => new { type = "add", ssrComponentId = index + 1, marker }),
    });

    [GeneratedRegex(@"<!--Blazor:(?<marker>\{.*?\})-->")]
    private static partial Regex Markers();

    [GeneratedRegex(@"<!--Blazor-Server-Component-State:(?<state>[^-]+)-->")]
    private static partial Regex PersistedState();
}
