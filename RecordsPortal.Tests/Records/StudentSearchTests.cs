using Microsoft.EntityFrameworkCore;
using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Core;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Intake.Admission;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

public sealed class StudentSearchTests
{
    [Theory]
    [InlineData("曾乐", "zengl")]
    [InlineData("曾乐", "zengyue")]
    [InlineData("仇英", "qiu")]
    [InlineData("仇英", "chouy")]
    [InlineData("欧阳修文", "oyx")]
    [InlineData("欧阳修文", "修文")]
    [InlineData("买买提·卡德尔", "买买提·卡")]
    [InlineData("买买提·卡德尔", "mmtkd")]
    [InlineData("Anna Lee", "ANNA L")]
    public async Task Search_InAnyReadingOfTheName_FindsThisStudentAlone(string name, string typed)
    {
        await using var portal = await TestPortal.StartAsync();
        var sought = await Enrolled.AddAsync(portal, name: name);
        await Enrolled.AddAsync(portal, name: "王小二");

        var page = await AskAsync(portal, typed);

        Assert.Equal(sought, Assert.Single(page.Rows).Id);
        Assert.Equal(1, page.Total);
    }

    [Fact]
    public async Task Search_AfterTheNameWasCorrected_FindsTheNewNameAndNotTheOld()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, name: "张三");
        await using (var db = portal.OpenAsSystem())
        {
            var student = await db.Students.SingleAsync(s => s.Id == id);
            student.Name = "章叁";
            NameIndex.Follow(student);
            await db.SaveChangesAsync();
        }

        Assert.Equal((1, 1, 0), ((await AskAsync(portal, "章")).Total, (await AskAsync(portal, "zhangs")).Total, (await AskAsync(portal, "张")).Total));
    }

    [Fact]
    public async Task Search_ForAStudentWhoWasRemoved_FindsNobodyAndLeavesNoKey()
    {
        await using var portal = await TestPortal.StartAsync();
        var id = await Enrolled.AddAsync(portal, name: "张三");
        await using var db = portal.OpenAsSystem();
        db.Students.Remove(await db.Students.SingleAsync(s => s.Id == id));

        await db.SaveChangesAsync();

        Assert.Equal((0, 0, 0), ((await AskAsync(portal, "zs")).Total, await db.NameKeys.CountAsync(), await db.StudentCounts.CountAsync()));
    }

    [Fact]
    public async Task Search_ByTheNameOfAClass_FindsItsMembers()
    {
        await using var portal = await TestPortal.StartAsync();
        var college = await portal.CollegeAsync();
        var (one, other) = (college.Classes[0], college.Classes[^1]);
        var member = await Enrolled.AddAsync(portal, className: one.Name);
        await Enrolled.AddAsync(portal, className: other.Name);

        var page = await AskAsync(portal, one.Name);

        Assert.Equal([member], page.Rows.Select(r => r.Id));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("'; DROP TABLE Students; --")]
    public async Task Search_ForSigns_FindsNobodyAndHarmsNothing(string typed)
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal);

        Assert.Equal((0, 1), ((await AskAsync(portal, typed)).Total, (await AskAsync(portal, null)).Total));
    }

    [Theory]
    [InlineData("registrar")]
    [InlineData("officer")]
    public async Task Search_ByTheBeginningOfAnyKey_FindsWhomItBeginsOnceAndInTheOrderOfTheList(string user)
    {
        await using var portal = await TestPortal.StartAsync();
        var (list, college) = (portal.As<StudentList>(await portal.StaffAsync(user)), await portal.CollegeAsync());
        foreach (var (place, name) in ((string[])["曾乐", "仇英", "欧阳修文", "王伟", "王文伟", "魏婉文", "Anna Lee"]).Index())
        {
            await Enrolled.AddAsync(portal, school: place % 3 == 0 ? "01" : "02", name: name);
        }

        var all = await list.AskAsync(new StudentListQuery { Sort = "name" });
        var beginnings = all.Rows.SelectMany(r => Pinyin.Keys(r.Name)).SelectMany(key => Enumerable.Range(1, key.Length).Select(length => key[..length])).Distinct()
            .Where(text => !college.Classes.Any(c => c.Name.StartsWith(text, StringComparison.Ordinal)));
        foreach (var text in beginnings)
        {
            var expected = all.Rows.Where(r => Pinyin.Keys(r.Name).Any(key => key.StartsWith(text, StringComparison.Ordinal))).Select(r => r.Id).ToList();
            var (up, down) = (await list.AskAsync(new StudentListQuery { Text = text, Sort = "name" }), await list.AskAsync(new StudentListQuery { Text = text, Sort = "name", Descending = true }));

            Assert.Equal((text, expected.Count, expected.Count), (text, up.Total, down.Total));
            Assert.Equal(expected, up.Rows.Select(r => r.Id));
            Assert.Equal(expected, down.Rows.Reverse().Select(r => r.Id));
        }
    }

    [Fact]
    public async Task Search_UnderOneSchool_FollowsAStudentWhoChangedSchools()
    {
        await using var portal = await TestPortal.StartAsync();
        var officer = await portal.StaffAsync("officer");
        var (mine, college) = (officer.Grants.Single().SchoolId!.Value, await portal.CollegeAsync());
        var id = await Enrolled.AddAsync(portal, school: college.Schools.First(s => s.Id != mine && college.Classes.Any(c => c.SchoolId == s.Id && c.EntryYear == 2026)).Code, name: "张三");
        var before = await portal.As<StudentList>(officer).AskAsync(new StudentListQuery { Text = "zs", Sort = "name" });

        await using (var db = portal.OpenAsSystem())
        {
            (await db.Students.SingleAsync(s => s.Id == id)).SchoolId = mine;
            await db.SaveChangesAsync();
        }

        var after = await portal.As<StudentList>(officer).AskAsync(new StudentListQuery { Text = "zs", Sort = "name" });
        Assert.Equal((0, 1, id), (before.Total, after.Total, after.Rows.Single().Id));
    }

    /// <summary>By one character nobody is counted while the search runs: how many there are is kept as students come, change and go.</summary>
    [Theory]
    [InlineData("registrar")]
    [InlineData("officer")]
    public async Task Search_ByOneCharacter_FindsAndCountsWhomItBegins_WhateverBecameOfThem(string user)
    {
        await using var portal = await TestPortal.StartAsync();
        var (officer, college) = (await portal.StaffAsync("officer"), await portal.CollegeAsync());
        var mine = college.Schools.Single(s => s.Id == officer.Grants.Single().SchoolId);
        var other = college.Schools.First(s => s.Id != mine.Id && college.Classes.Any(c => c.SchoolId == s.Id && c.EntryYear == 2026));
        var ids = new List<Guid>();
        foreach (var (place, name) in ((string[])["曾乐", "仇英", "欧阳修文", "王伟", "王文伟", "魏婉文", "Anna Lee", "𠮷田"]).Index())
        {
            ids.Add(await Enrolled.AddAsync(portal, school: (place % 2 == 0 ? mine : other).Code, name: name));
        }

        await AssertCharactersAsync(portal, user);

        await ChangeAsync(portal, ids[0], student => student.Name = "仇英");
        await ChangeAsync(portal, ids[1], student => student.SchoolId = mine.Id);
        await ChangeAsync(portal, ids[2], student => (student.Name, student.SchoolId) = ("王伟", other.Id));
        await ChangeAsync(portal, ids[3], student => student.CandidateNumber = "26430000000001");
        await AssertCharactersAsync(portal, user);

        await using (var db = portal.OpenAsSystem())
        {
            db.Students.RemoveRange(await db.Students.Where(s => s.Id == ids[0] || s.Id == ids[5]).ToListAsync());
            await db.SaveChangesAsync();
        }

        await AssertCharactersAsync(portal, user);
    }

    [Theory]
    [InlineData("registrar")]
    [InlineData("officer")]
    public async Task Search_ByOneCharacter_CountsWhomAListBroughtInAndWhoCameLater(string user)
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal, school: "02", name: "单晓明");
        await AdmissionImportTests.ImportAsync(portal, await portal.StaffAsync("registrar"), Samples.SecondAdmissionList());
        await Enrolled.AddAsync(portal, school: "02", name: "单小明");

        await AssertCharactersAsync(portal, user);
    }

    [Theory]
    [InlineData("2643")]
    [InlineData("26430304")]
    [InlineData("9")]
    public async Task Search_ByTheBeginningOfANumber_CountsEachStudentOnceThoughBothNumbersBeginSo(string typed)
    {
        await using var portal = await TestPortal.StartAsync();
        var (both, other) = (await Enrolled.AddAsync(portal), await Enrolled.AddAsync(portal));
        await using (var db = portal.OpenAsSystem())
        {
            (await db.Students.SingleAsync(s => s.Id == both)).StudentNumber = "264303049";
            (await db.Students.SingleAsync(s => s.Id == other)).StudentNumber = "9000001";
            await db.SaveChangesAsync();
        }

        var page = await AskAsync(portal, typed);

        Guid[] expected = typed == "9" ? [other] : [both, other];
        Assert.Equal(expected, page.Rows.Select(r => r.Id).Order());
        Assert.Equal(expected.Length, page.Total);
    }

    /// <summary>So many that the page is picked out of the list instead of putting all in order whom the letter finds.</summary>
    [Fact]
    public async Task Search_ByOneLetterAmongThousands_ShowsAnyPlaceOfTheOrderAndCountsThemAll()
    {
        await using var portal = await TestPortal.StartAsync();
        var other = await Enrolled.AddAsync(portal);
        Crowd.Add(Path.Combine(portal.Folder, "records.db"), 8_000);
        var list = portal.As<StudentList>(await portal.StaffAsync("registrar"));
        await using var db = portal.OpenAsSystem();
        (await db.Classes.SingleAsync(c => db.Students.Any(s => s.Id == other && s.ClassId == c.Id))).Name = "Y2601";
        await db.SaveChangesAsync();
        var names = await db.Students.AsNoTracking().Select(s => new { s.Id, s.NamePinyin, s.Name, s.CandidateNumber, s.NameKeys }).ToListAsync();
        var expected = names.Where(s => s.NameKeys.Contains("\"y"))
            .OrderBy(s => s.NamePinyin, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.CandidateNumber, StringComparer.Ordinal).Select(s => s.Id).ToList();

        Assert.True(expected.Count > 2_000, $"Only {expected.Count}: too few to show anything.");
        foreach (var at in (int[])[0, Limits.PageSize * 10, expected.Count / Limits.PageSize * Limits.PageSize])
        {
            var up = await list.AskAsync(new StudentListQuery { Text = "y", Sort = "name", At = at });
            var down = await list.AskAsync(new StudentListQuery { Text = "y", Sort = "name", Descending = true, At = at });

            Assert.Equal((at, expected.Count, expected.Count), (at, up.Total, down.Total));
            Assert.Equal(expected.Skip(at).Take(Limits.PageSize), up.Rows.Select(r => r.Id));
            Assert.Equal(expected.AsEnumerable().Reverse().Skip(at).Take(Limits.PageSize), down.Rows.Select(r => r.Id));
        }

        // In another order too, in which somebody stands first whose class begins so and whose name does not.
        var byNumber = await list.AskAsync(new StudentListQuery { Text = "y", Sort = "candidate" });
        Assert.Equal(expected.Count, byNumber.Total);
        Assert.Empty(byNumber.Rows.Select(r => r.Id).Except(expected));
    }

    /// <summary>So many, and so many others, that each way of counting them and of finding the page is taken by one of the texts.</summary>
    [Fact]
    public async Task Search_ByTheBeginningOfANumberAmongThousands_CountsEachOnceAndShowsTheTopOfTheOrder()
    {
        await using var portal = await TestPortal.StartAsync();
        await Enrolled.AddAsync(portal, school: "02");
        Crowd.Add(Path.Combine(portal.Folder, "records.db"), 11_000);
        Crowd.Add(Path.Combine(portal.Folder, "records.db"), 3_000, first: 1_000_000);
        await AssertNumbersAsync(portal, "registrar");
        await AssertNumbersAsync(portal, "officer");

        await using (var db = portal.OpenAsSystem())
        {
            await RenumberAsync(db, "99000000000012", "99000000002");
            await RenumberAsync(db, "99000000000013", null);
            await RenumberAsync(db, "99000001000014", "99000000003");
            await RenumberAsync(db, "99000001000015", "99000000004");
        }

        await AssertNumbersAsync(portal, "registrar");
        await AssertNumbersAsync(portal, "officer");
    }

    /// <summary>While many are added nobody new is counted, and who is there already goes on being counted.</summary>
    [Fact]
    public async Task Search_ByOneCharacter_CountsWhomAWritingOfManyAddedChangedAndRemoved()
    {
        await using var portal = await TestPortal.StartAsync();
        var ids = new List<Guid>();
        foreach (var name in (string[])["曾乐", "仇英", "王伟", "张三"])
        {
            ids.Add(await Enrolled.AddAsync(portal, name: name));
        }

        await using (var db = portal.OpenAsSystem())
        {
            await db.InLineAsync(async () =>
            {
                var like = await db.Students.AsNoTracking().FirstAsync();
                var since = await NewStudentTriggers.PauseAsync(db, CancellationToken.None);
                Student[] made = [.. ((string[])["李敏", "刘芳", "𠮷丽"]).Select((name, place) => new Student { Name = name, CandidateNumber = $"2643000000000{place}", CurrentMajorId = like.CurrentMajorId, FormalMajorId = like.FormalMajorId, SchoolId = like.SchoolId })];
                Array.ForEach(made, NameIndex.Follow);
                db.AddRange(made);
                await db.SaveChangesAsync();
                var old = await db.Students.SingleAsync(s => s.Id == ids[0]);
                (old.Name, made[0].Name) = ("欧阳修文", "魏婉文");
                NameIndex.Follow(old);
                NameIndex.Follow(made[0]);
                db.Students.RemoveRange(made[1], await db.Students.SingleAsync(s => s.Id == ids[1]));
                await db.SaveChangesAsync();
                await NewStudentTriggers.ResumeAsync(db, since, CancellationToken.None);
                return true;
            }, CancellationToken.None);
        }

        await AssertCharactersAsync(portal, "registrar");
        await using (var db = portal.Open())
        {
            // A character outside the first plane is one character.
            Assert.Equal(1, await db.StudentCounts.Where(c => c.Beginning == "𠮷").SumAsync(c => c.Count));
        }

        await Enrolled.AddAsync(portal, name: "单晓明");
        await ChangeAsync(portal, ids[2], student => student.Name = "汪伟");
        await AssertCharactersAsync(portal, "registrar");
    }

    private static async Task AssertCharactersAsync(TestPortal portal, string user)
    {
        var (list, college) = (portal.As<StudentList>(await portal.StaffAsync(user)), await portal.CollegeAsync());
        await using var db = portal.Open();
        var all = await db.Students.AsNoTracking().Where(s => user == "registrar" || db.Schools.Any(x => x.Id == s.SchoolId && x.Code == "02")).Select(s => new { s.Id, s.Name }).ToListAsync();
        var characters = (await db.Students.Select(s => s.Name).ToListAsync()).SelectMany(Pinyin.Keys).Select(key => key[..1]).Concat(["a", "u", "z", "龘"]).Distinct()
            .Where(text => !char.IsSurrogate(text[0]) && !college.Classes.Any(c => c.Name.StartsWith(text, StringComparison.Ordinal)));

        Assert.Equal(all.Count, (await list.AskAsync(new StudentListQuery { Sort = "school" })).Total);
        foreach (var text in characters)
        {
            var expected = all.Where(s => Pinyin.Keys(s.Name).Any(key => key.StartsWith(text, StringComparison.Ordinal))).Select(s => s.Id).Order().ToList();

            var page = await list.AskAsync(new StudentListQuery { Text = text, Sort = "name" });

            Assert.Equal((text, expected.Count), (text, page.Total));
            Assert.Equal(expected.Take(Limits.PageSize).Count(), page.Rows.Select(r => r.Id).Intersect(expected).Count());
        }
    }

    private static async Task ChangeAsync(TestPortal portal, Guid id, Action<Student> change)
    {
        await using var db = portal.OpenAsSystem();
        var student = await db.Students.SingleAsync(s => s.Id == id);
        change(student);
        NameIndex.Follow(student);
        await db.SaveChangesAsync();
    }

    private static async Task AssertNumbersAsync(TestPortal portal, string user)
    {
        var list = portal.As<StudentList>(await portal.StaffAsync(user));
        await using var db = portal.Open();
        var all = await db.Students.AsNoTracking().Where(s => user == "registrar" || db.Schools.Any(x => x.Id == s.SchoolId && x.Code == "02"))
            .OrderBy(s => s.NamePinyin).ThenBy(s => s.Name).ThenBy(s => s.CandidateNumber).Select(s => new { s.Id, s.CandidateNumber, s.StudentNumber }).ToListAsync();
        foreach (var text in (string[])["9", "90", "99", "900000", "9900000000", "990000000001", "99000001", "9000000123", "2", "5"])
        {
            var expected = all.Where(s => s.CandidateNumber.StartsWith(text, StringComparison.Ordinal) || s.StudentNumber?.StartsWith(text, StringComparison.Ordinal) == true).Select(s => s.Id).ToList();

            var page = await list.AskAsync(new StudentListQuery { Text = text, Sort = "name" });

            Assert.Equal((text, expected.Count), (text, page.Total));
            Assert.Equal(expected.Take(Limits.PageSize), page.Rows.Select(r => r.Id));
        }
    }

    private static async Task RenumberAsync(RecordsDbContext db, string candidate, string? number)
    {
        (await db.Students.SingleAsync(s => s.CandidateNumber == candidate)).StudentNumber = number;
        await db.SaveChangesAsync();
    }

    private static async Task<RecordsPortal.Core.Common.Page<StudentRow>> AskAsync(TestPortal portal, string? text) =>
        await portal.As<StudentList>(await portal.StaffAsync("registrar")).AskAsync(new StudentListQuery { Text = text });
}
