using System.Net;
using System.Text.RegularExpressions;

namespace RecordsPortal.Tests.Support;

/// <summary>A plain HTML form as a browser without scripts sees it: its hidden fields go back with what is filled in.</summary>
internal sealed partial class Form(HttpClient client, string path, string html)
{
    public string Html => html;

    public static async Task<Form> OpenAsync(HttpClient client, string path) => new(client, path, await client.GetStringAsync(path));

    public Task<HttpResponseMessage> SendAsync(params IEnumerable<(string Name, string Value)> fields)
    {
        var hidden = Hidden().Matches(html).Select(field => (Name: Attribute(field.Value, "name"), Value: Attribute(field.Value, "value")));
        var all = hidden.Concat(fields).GroupBy(field => field.Name).Select(field => KeyValuePair.Create(field.Key, field.Last().Value));
        return client.PostAsync(path, new FormUrlEncodedContent(all));
    }

    private static string Attribute(string tag, string name) => WebUtility.HtmlDecode(Regex.Match(tag, $@"\b{name}=""([^""]*)""").Groups[1].Value);

    [GeneratedRegex(@"<input[^>]*type=""hidden""[^>]*>")]
    private static partial Regex Hidden();
}
