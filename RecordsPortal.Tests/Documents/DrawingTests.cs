using System.Security.Cryptography;
using System.Text;
using RecordsPortal.Core.Documents.Drawing;
using RecordsPortal.Core.Documents.Forms;

namespace RecordsPortal.Tests.Documents;

public sealed class DrawingTests
{
    private static readonly DateTime _at = new(2026, 9, 1, 1, 12, 3, DateTimeKind.Utc);

    [Theory]
    [InlineData("一二三四五，六七八九十。", 5)]
    [InlineData("一二三四（五六七八）九十", 5)]
    [InlineData("一二三“四五六七”八九十……完", 4)]
    public void Line_NeverBeginsWithAClosingMarkOrEndsWithAnOpeningOne(string text, int characters)
    {
        var lines = LineBreaking.Lines(text, TextStyle.Value, (characters + 0.1f) * TextStyle.Value.Size);

        Assert.True(lines.Count > 1);
        Assert.Equal(text, string.Concat(lines));
        Assert.All(lines, line => Assert.DoesNotContain(line[0], "，。）”…"));
        Assert.All(lines, line => Assert.DoesNotContain(line[^1], "（“"));
    }

    [Fact]
    public void WordsAndNumbers_StayWholeAndNothingIsLost()
    {
        const string text = "证书编号 999991202606000123 Anna Maria 第二次";

        var lines = LineBreaking.Lines(text, TextStyle.Value, 45);

        Assert.Equal(text, string.Concat(lines));
        Assert.Single(lines, line => line.Contains("999991202606000123", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True(TextStyle.Value.WidthOf(line.TrimEnd()) <= 45));
    }

    [Fact]
    public void WordWiderThanTheLine_IsBrokenRatherThanDrawnOverTheRule()
    {
        var lines = LineBreaking.Lines(new string('W', 60), TextStyle.Value, 30);

        Assert.All(lines, line => Assert.True(TextStyle.Value.WidthOf(line) <= 30));
        Assert.Equal(60, lines.Sum(line => line.Length));
    }

    /// <summary>Characters that fonts often let share a glyph with a radical, a compatibility form or a mark that looks alike.</summary>
    [Fact]
    public void CharactersThatLookAlike_AreCopiedOutAsWhatTheyAre()
    {
        const string twins = "小女龍龙凜凛﨑崎·•一丨乙人入八儿几力勹匕十卜厂又";
        var page = new PageComposer(PageSetup.Upright, new PageFrame("", "", null));
        page.Text(twins, TextStyle.Value);

        Assert.StartsWith(twins, Paper.Pages(PdfWriter.Write("x", _at, [page.Finish()]))[0]);
    }

    [Fact]
    public void Font_IsCutDownToTheCharactersInUse()
    {
        var page = new PageComposer(PageSetup.Upright, new PageFrame("", "", null));
        page.Text("学籍卡", TextStyle.Value);

        Assert.InRange(PdfWriter.Write("x", _at, [page.Finish()]).Length, 1_000, 40_000);
    }

    /// <summary>Of a hundred files the library writes one's identity of chance in another form; so many are drawn that it has done so.</summary>
    [Fact]
    public void SameDocument_DrawnAThousandTimes_IsOneFile()
    {
        var page = new PageComposer(PageSetup.Upright, new PageFrame("", "", null));
        page.Text("学籍卡", TextStyle.Value);
        var document = page.Finish();

        var drawn = Enumerable.Range(0, 1_000).Select(_ => Convert.ToHexString(SHA256.HashData(PdfWriter.Write("x", _at, [document])))).CountBy(hash => hash);

        Assert.Single(drawn);
    }

    [Fact]
    public void FieldOverSeveralRows_IsDrawnOnBothPagesThatPartIt()
    {
        var page = new PageComposer(PageSetup.Upright, new PageFrame("", "", null));
        page.Table(Ruled.Table(Ruled.Block("本人简历", 40, 8, [("学校", 32)], [], Guid.Empty)));

        var pages = Paper.Pages(PdfWriter.Write("x", _at, [page.Finish()]));

        Assert.Equal(2, pages.Count);
        Assert.All(pages, text => Assert.Contains("本人简历", text));
    }

    [Fact]
    public void RowHigherThanAPage_IsDrawnAllTheSame()
    {
        var page = new PageComposer(PageSetup.Upright, new PageFrame("", "", null));
        page.Table(Ruled.Table([Ruled.Row(400, new Cell("很高", 34)), Ruled.Row(10, new Cell("其后", 34))]));

        Assert.Contains("其后", Paper.Pages(PdfWriter.Write("x", _at, [page.Finish()]))[1]);
    }

    [Fact]
    public void DocumentOfOddPages_IsFollowedByABlankSoThatTheNextBeginsOnAFront()
    {
        var documents = new[] { "甲", "乙" }.Select(text =>
        {
            var page = new PageComposer(PageSetup.Upright, new PageFrame("", "", null));
            page.Text(text, TextStyle.Value);
            return page.Finish();
        });

        var pages = Paper.Pages(PdfWriter.Write("x", _at, [.. documents]));

        Assert.Equal(["甲第 1 页 共 1 页", "", "乙第 1 页 共 1 页"], pages);
    }

    [Fact]
    public void EveryMissingCharacter_IsNamedWithItsPerson()
    {
        var (one, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var page = new PageComposer(PageSetup.Upright, new PageFrame("", "", null));
        page.Text("张𠮷𠮷", TextStyle.Value, one);
        page.Text("李\uE863", TextStyle.Value, other);

        var missing = Assert.Throws<MissingGlyphException>(() => PdfWriter.Write("x", _at, [page.Finish()])).Missing;

        Assert.Equal([new MissingGlyph(one, new Rune(0x20BB7)), new MissingGlyph(other, new Rune(0xE863))], missing);
    }

    [Theory]
    [InlineData(2026, 8, 1, "2026—2027 学年第一学期")]
    [InlineData(2027, 1, 31, "2026—2027 学年第一学期")]
    [InlineData(2027, 2, 1, "2026—2027 学年第二学期")]
    [InlineData(2027, 7, 31, "2026—2027 学年第二学期")]
    public void Term_IsThatOfTheDay(int year, int month, int day, string term) => Assert.Equal(term, SchoolTerm.Of(new DateOnly(year, month, day)));
}
