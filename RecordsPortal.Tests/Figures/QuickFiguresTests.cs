using RecordsPortal.Benchmarks;

namespace RecordsPortal.Tests.Figures;

/// <summary>The figures are measured by hand; that their program still runs is seen here, in its short form and without a word about time.</summary>
public sealed class QuickFiguresTests
{
    [Theory]
    [InlineData("write")]
    [InlineData("search")]
    [InlineData("list")]
    [InlineData("export")]
    [InlineData("import")]
    [InlineData("card")]
    [InlineData("http")]
    [InlineData("push")]
    public async Task Verb_InItsShortForm_PrintsATableWithTheMachine(string verb)
    {
        using var output = new StringWriter();

        var exit = await Verbs.RunAsync([verb, "--quick"], output);

        Assert.Equal(0, exit);
        Assert.Contains($"## {verb}\n", output.ToString());
        Assert.Contains("| --- |", output.ToString());
        Assert.Contains("SQLite", output.ToString());
    }

    [Fact]
    public async Task WithoutAVerb_SaysWhichThereAre()
    {
        using var output = new StringWriter();

        var exit = await Verbs.RunAsync([], output);

        Assert.Equal(2, exit);
        Assert.All(Verbs.All, figure => Assert.Contains(figure.Verb, output.ToString()));
    }
}
