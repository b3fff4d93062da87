using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Benchmarks.Common;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Records;

/// <summary>However a long list is ordered and from wherever it is read, each student stands in it once.</summary>
public sealed class StudentOrderTests(StudentOrderTests.Many many) : IClassFixture<StudentOrderTests.Many>
{
    private const int Students = 331;

    public static TheoryData<string> Orders { get; } = [.. StudentListQuery.Sorts];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Order_ReadBlockByBlock_HoldsEverybodyOnceAndBackwardsIsTheSameReversed(string sort)
    {
        var list = many.Portal.As<StudentList>(await many.Portal.StaffAsync("registrar"));

        var up = await ReadAsync(list, new StudentListQuery { Sort = sort });
        var down = await ReadAsync(list, new StudentListQuery { Sort = sort, Descending = true });

        Assert.Equal(Students, up.Select(r => r.Id).Distinct().Count());
        Assert.Equal(up.Select(r => r.Id), down.AsEnumerable().Reverse().Select(r => r.Id));
    }

    [Fact]
    public async Task Order_ByYear_BeginsWithTheNewestAndThenGoesByCandidateNumber()
    {
        var rows = await ReadAsync(many.Portal.As<StudentList>(await many.Portal.StaffAsync("registrar")), new StudentListQuery());

        Assert.Equal(rows.OrderByDescending(r => r.EntryYear).ThenBy(r => r.CandidateNumber, StringComparer.Ordinal).Select(r => r.Id), rows.Select(r => r.Id));
    }

    [Fact]
    public async Task Order_ByClass_GoesByTheClassesNames()
    {
        var college = await many.Portal.CollegeAsync();

        var rows = await ReadAsync(many.Portal.As<StudentList>(await many.Portal.StaffAsync("registrar")), new StudentListQuery { Sort = "class" });

        Assert.Equal(rows.OrderBy(r => college.Class(r.ClassId)?.Name ?? "", StringComparer.Ordinal).ThenBy(r => r.CandidateNumber, StringComparer.Ordinal).Select(r => r.Id), rows.Select(r => r.Id));
    }

    /// <summary>Whether the groups are counted as far as the place, or all at once because of a filter.</summary>
    [Theory]
    [InlineData("registrar", "school")]
    [InlineData("registrar", "major")]
    [InlineData("registrar", "class")]
    [InlineData("officer", "school")]
    [InlineData("officer", "major")]
    [InlineData("officer", "class")]
    public async Task Order_BySomethingShared_GoesByItsNameFromEitherEndAndUnderAFilterToo(string user, string sort)
    {
        var (list, college) = (many.Portal.As<StudentList>(await many.Portal.StaffAsync(user)), await many.Portal.CollegeAsync());
        var everybody = await ReadAsync(list, new StudentListQuery());
        var expected = everybody.OrderBy(NameOf, StringComparer.Ordinal).ThenBy(r => r.CandidateNumber, StringComparer.Ordinal).ToList();

        var (up, down) = (await ReadAsync(list, new StudentListQuery { Sort = sort }), await ReadAsync(list, new StudentListQuery { Sort = sort, Descending = true }));
        var men = await ReadAsync(list, new StudentListQuery { Sort = sort, Sex = Sexes.Male });

        Assert.Contains(everybody, row => row.ClassId is null);
        Assert.Equal(expected.Select(r => r.Id), up.Select(r => r.Id));
        Assert.Equal(expected.Select(r => r.Id), down.AsEnumerable().Reverse().Select(r => r.Id));
        Assert.Equal(expected.Where(r => r.Sex == Sexes.Male).Select(r => r.Id), men.Select(r => r.Id));

        string NameOf(StudentRow row) => sort switch
        {
            "school" => college.Schools.Single(s => s.Id == row.SchoolId).Code,
            "major" => college.Majors.Single(m => m.Id == row.MajorId).Code,
            _ => college.Class(row.ClassId)?.Name ?? "",
        };
    }

    [Fact]
    public async Task Order_UnderAScope_CountsAndHoldsTheScopeAlone()
    {
        var officer = await many.Portal.StaffAsync("officer");

        var rows = await ReadAsync(many.Portal.As<StudentList>(officer), new StudentListQuery { Sort = "name" });

        Assert.All(rows, row => Assert.Equal(officer.Grants.Single().SchoolId, row.SchoolId));
        Assert.InRange(rows.Count, 1, Students - 1);
    }

    [Fact]
    public async Task Block_PastTheEnd_IsEmptyAndStillCounts()
    {
        var page = await many.Portal.As<StudentList>(await many.Portal.StaffAsync("registrar")).AskAsync(new StudentListQuery { At = 1_000 });

        Assert.Equal((0, Students), (page.Rows.Count, page.Total));
    }

    [Theory]
    [InlineData("w")]
    [InlineData("zh")]
    [InlineData("王")]
    [InlineData("99")]
    [InlineData("9000")]
    public async Task Search_ThatFindsAGreatMany_FindsTheSameAsOneThatFindsFew(string typed)
    {
        await using var db = many.Portal.Open();
        var (sealing, clock) = (many.Portal.Services.GetRequiredService<SealedValues>(), many.Portal.Services.GetRequiredService<CollegeClock>());
        var question = new StudentQuestion(new StudentListQuery { Text = typed }, (await many.Portal.StaffAsync("officer")).ReachOf(Feature.Students), Reach.Nobody);

        var few = await StudentSource.OfAsync(db, question, sealing, clock, CancellationToken.None);
        var wide = await StudentSource.OfAsync(db, question, sealing, clock, CancellationToken.None, many: true);

        Assert.NotEmpty(few);
        Assert.Equal(few.Select(s => s.Id).Order().ToList(), wide.Select(s => s.Id).Order().ToList());
    }

    private static async Task<List<StudentRow>> ReadAsync(StudentList list, StudentListQuery query)
    {
        var rows = new List<StudentRow>();
        for (var total = 1; rows.Count < total;)
        {
            var page = await list.AskAsync(query with { At = rows.Count });
            Assert.NotEmpty(page.Rows);
            rows.AddRange(page.Rows);
            total = page.Total;
        }

        return rows;
    }

    public sealed class Many : IAsyncLifetime
    {
        public TestPortal Portal { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Portal = await TestPortal.StartAsync();
            await Enrolled.AddAsync(Portal);
            Crowd.Add(Path.Combine(Portal.Folder, "records.db"), Students - 1);
            await using var db = Portal.OpenAsSystem();
            foreach (var student in await db.Students.Where(s => s.CandidateNumber.EndsWith("7")).ToListAsync())
            {
                student.ClassId = null;
            }

            await db.SaveChangesAsync();
        }

        public async Task DisposeAsync() => await Portal.DisposeAsync();
    }
}
