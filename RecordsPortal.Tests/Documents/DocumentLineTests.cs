using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Documents;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Documents.Jobs;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Documents;

public sealed class DocumentLineTests : ComponentTest
{
    private static readonly DocumentItem _item = new(
        Guid.Parse("01980000-0000-7000-8000-000000000001"), new DocumentOrder(DocumentKind.StatusCard, 2026, null, Guid.CreateVersion7()), DocumentJobState.Done,
        new DateTime(2026, 9, 1, 3, 59, 0, DateTimeKind.Utc), null, new DateTime(2026, 9, 8, 3, 59, 0, DateTimeKind.Utc), 50, "x.pdf", 3 * 1024 * 1024, new string('a', 64), null, null, null, null);

    public DocumentLineTests() => Services.AddScoped<OutcomeMessages>();

    [Fact]
    public void FinishedDocument_CanBeFetchedAndSaysHowLong()
    {
        var line = Line(_item);

        Assert.Equal("documents/files/01980000-0000-7000-8000-000000000001", line.Find("a[download]").GetAttribute("href"));
        Assert.Contains("2026年9月8日 11:59", line.Markup);
        Assert.Contains("3.0 MB", line.Markup);
        Assert.Equal(new string('a', 64), line.Find("code").GetAttribute("title"));
    }

    [Fact]
    public void RunningDocument_ShowsHowFarAndCanOnlyBeStopped()
    {
        var line = Line(_item with { State = DocumentJobState.Running, Progress = (20, 50), Bytes = 0, Sha256 = null });

        Assert.Contains("20 / 50 人", line.Markup);
        Assert.Equal("停止", Assert.Single(line.FindAll("button")).TextContent);
        Assert.Empty(line.FindAll("a[download]"));
    }

    [Fact]
    public void MissingCharacter_IsNamedWithItsPersonInTheReadersLanguage()
    {
        var failed = _item with { State = DocumentJobState.Failed, Fault = DocumentKeys.MissingGlyph, FaultName = "张𠮷", FaultCharacters = "𠮷 (U+20BB7)", Bytes = 0, Sha256 = null };

        Assert.Contains("张𠮷的以下字符：𠮷 (U+20BB7)", Line(failed).Find(".document-fault").TextContent);
        Read("en");
        Assert.Contains("these characters of 张𠮷: 𠮷 (U+20BB7)", Line(failed).Find(".document-fault").TextContent);
    }

    private IRenderedComponent<DocumentLine> Line(DocumentItem item) => Render<DocumentLine>(parameters => parameters.Add(line => line.Item, item).Add(line => line.Place, "建工2601"));
}
