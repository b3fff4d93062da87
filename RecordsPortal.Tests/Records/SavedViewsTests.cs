using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class SavedViewsTests
{
    [Fact]
    public async Task View_IsKeptWithOrderAndColumnsForItsOwnerAlone()
    {
        await using var portal = await TestPortal.StartAsync();
        var views = portal.As<SavedViews>(await portal.StaffAsync("registrar"));

        await views.SaveAsync(Guid.CreateVersion7(), " 没有照片 ", new StudentListQuery { Flag = StudentFlag.NoPhoto, Sort = "class", Columns = "name.class", At = 300 });

        var view = Assert.Single(await views.ListAsync());
        Assert.Equal(("没有照片", "students?flag=NoPhoto&sort=class&cols=name.class"), (view.Name, view.Href));
        Assert.Empty(await portal.As<SavedViews>(await portal.StaffAsync("registrar2")).ListAsync());
    }

    [Fact]
    public async Task View_OfASearchByIdNumber_IsKeptWithoutTheNumber()
    {
        await using var portal = await TestPortal.StartAsync();
        var views = portal.As<SavedViews>(await portal.StaffAsync("registrar"));

        await views.SaveAsync(Guid.CreateVersion7(), "一个人", new StudentListQuery { Text = Enrolled.IdNumber });

        Assert.Equal("students", Assert.Single(await views.ListAsync()).Href);
    }

    [Theory]
    [InlineData("", ViewRules.NameMissing)]
    [InlineData("  ", ViewRules.NameMissing)]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", ViewRules.NameTooLong)]
    public async Task View_WithoutAGoodName_IsNotKept(string name, string key)
    {
        await using var portal = await TestPortal.StartAsync();
        var views = portal.As<SavedViews>(await portal.StaffAsync("registrar"));

        var outcome = await views.SaveAsync(Guid.CreateVersion7(), name, new StudentListQuery());

        Assert.Equal(key, Assert.Single(Assert.IsType<Outcome.Invalid>(outcome).Errors).Key);
        Assert.Empty(await views.ListAsync());
    }

    [Fact]
    public async Task View_IsRenamedAndRemovedByItsOwnerAndByNobodyElse()
    {
        await using var portal = await TestPortal.StartAsync();
        var (mine, theirs) = (portal.As<SavedViews>(await portal.StaffAsync("registrar")), portal.As<SavedViews>(await portal.StaffAsync("registrar2")));
        await mine.SaveAsync(Guid.CreateVersion7(), "甲", new StudentListQuery());
        await mine.SaveAsync(Guid.CreateVersion7(), "乙", new StudentListQuery());
        var id = (await mine.ListAsync())[0].Id;

        Assert.IsType<Outcome.NotFound>(await theirs.RenameAsync(Guid.CreateVersion7(), id, "丙"));
        Assert.IsType<Outcome.NotFound>(await theirs.RemoveAsync(Guid.CreateVersion7(), id));
        Assert.Equal(ViewRules.NameTaken, Assert.IsType<Outcome.Refused>(await mine.RenameAsync(Guid.CreateVersion7(), id, "乙")).Key);
        Assert.Equal(ViewRules.NameTaken, Assert.IsType<Outcome.Refused>(await mine.SaveAsync(Guid.CreateVersion7(), "乙", new StudentListQuery())).Key);
        await mine.RenameAsync(Guid.CreateVersion7(), id, "丙");
        Assert.Equal(["丙", "乙"], (await mine.ListAsync()).Select(v => v.Name));
        await mine.RemoveAsync(Guid.CreateVersion7(), id);
        Assert.Equal(["乙"], (await mine.ListAsync()).Select(v => v.Name));
    }

    [Fact]
    public async Task Arrangement_IsRememberedForEachPerson()
    {
        await using var portal = await TestPortal.StartAsync();
        var (mine, theirs) = (portal.As<SavedViews>(await portal.StaffAsync("registrar")), portal.As<SavedViews>(await portal.StaffAsync("leader")));

        await mine.ArrangeAsync(Guid.CreateVersion7(), new Arrangement("class.name.nonsense", "-name"));

        Assert.Equal(new Arrangement("name.class", "-name"), await mine.ArrangementAsync());
        Assert.Equal(new Arrangement(null, null), await theirs.ArrangementAsync());
    }
}
