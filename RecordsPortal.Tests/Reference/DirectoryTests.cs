using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Reference;

/// <summary>The college's structure is read once and kept, and nobody sees it as it was.</summary>
public sealed class DirectoryTests : IAsyncLifetime
{
    private TestPortal _portal = null!;

    public async Task InitializeAsync() => _portal = await TestPortal.StartAsync();

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Directory_WhenNothingOfItChanged_IsNotReadAgain()
    {
        var first = await _portal.CollegeAsync();
        await using (var db = _portal.OpenAsSystem())
        {
            db.Terms.Add(new Term { SchoolYear = 2040, Number = 1 });
            await db.SaveChangesAsync();
        }

        Assert.Same(first, await _portal.CollegeAsync());
    }

    [Theory]
    [InlineData("school")]
    [InlineData("major")]
    [InlineData("class")]
    public async Task Directory_AsSoonAsARowOfItIsSaved_ShowsItsNewName(string kind)
    {
        var before = await _portal.CollegeAsync();

        await (kind switch
        {
            "school" => RenameAsync<School>(row => row.Name = "新名称"),
            "major" => RenameAsync<Major>(row => row.Name = "新名称"),
            _ => RenameAsync<SchoolClass>(row => row.Name = "新名称"),
        });

        var after = await _portal.CollegeAsync();
        Assert.NotSame(before, after);
        Assert.Contains("新名称", after.Schools.Select(s => s.Name).Concat(after.Majors.Select(m => m.Name)).Concat(after.Classes.Select(c => c.Name)));
    }

    private async Task RenameAsync<T>(Action<T> rename)
        where T : Row
    {
        await using var db = _portal.OpenAsSystem();
        rename(await db.Set<T>().OrderBy(row => row.Id).FirstAsync());
        await db.SaveChangesAsync();
    }
}
