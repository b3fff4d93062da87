using System.Text.Json;

namespace RecordsPortal.Tests.EndToEnd;

/// <summary>What the build says about the files it serves.</summary>
internal static class StaticAssets
{
    private static readonly Lazy<Dictionary<string, int>> _packed = new(Read);

    /// <summary>
    /// The bytes a published portal sends for a file. In Development style sheets are read and wrapped anew on every request, ten times as
    /// large, so what went over the wire there says nothing. Null for what is no file, or has no compressed form.
    /// </summary>
    public static int? PackedSize(string url) => _packed.Value.TryGetValue(new Uri(url).AbsolutePath.TrimStart('/'), out var bytes) ? bytes : null;

    private static Dictionary<string, int> Read()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "RecordsPortal.Server.staticwebassets.endpoints.json")));
        return manifest.RootElement.GetProperty("Endpoints").EnumerateArray()
            .Where(endpoint => endpoint.GetProperty("Selectors").GetArrayLength() > 0)
            .ToDictionary(endpoint => endpoint.GetProperty("Route").GetString()!, endpoint => int.Parse(Header(endpoint, "Content-Length")));
    }

    private static string Header(JsonElement endpoint, string name) =>
        endpoint.GetProperty("ResponseHeaders").EnumerateArray().Single(header => header.GetProperty("Name").GetString() == name).GetProperty("Value").GetString()!;
}
