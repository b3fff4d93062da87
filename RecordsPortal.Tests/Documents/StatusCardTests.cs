using RecordsPortal.Core.Common;
using RecordsPortal.Core.Documents;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;
using UglyToad.PdfPig;

namespace RecordsPortal.Tests.Documents;

public sealed class StatusCardTests
{
    [Fact]
    public async Task Card_TextCopiedFromIt_IsTheRecord()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, "买买提·吐尔逊");

        var front = Paper.Pages(await CardAsync(portal, "registrar", student))[0];

        string[] fields =
        [
            "姓名买买提·吐尔逊性别男民族维吾尔族", "出生日期2006年3月15日身份证号430304200603150015政治面貌共青团员", "籍贯湖南省湘潭市岳塘区生源地新疆维吾尔自治区喀什地区莎车县",
            "招生类别普通高考统招入学年月2026年", "正式录取年份2026", "毕业中学湘潭市第一中学入学总分412.5",
            "家庭住址湖南省湘潭市岳塘区书院路街道建设北路12号3栋2单元501室邮政编码411100", "联系电话13812344770学籍状态在籍",
            "2023年9月至2026年6月湘潭市第一中学张伟", "父亲单建军群众湘潭钢铁厂13812344771", "备注入学后参加军训。",
        ];
        Assert.All(fields, field => Assert.Contains(field, front));
    }

    [Fact]
    public async Task ClassOfFiftyCards_EachIsItsRecordAndTwoPages()
    {
        await using var portal = await TestPortal.StartAsync();
        var names = Enumerable.Range(0, 50).Select(n => $"{"赵钱孙李周"[n % 5]}{(char)(0x6C11 + (37 * n))}{(char)(0x4E2D + (11 * n))}").ToList();
        foreach (var name in names)
        {
            await Carded.AddAsync(portal, name);
        }

        await using var db = portal.Open();
        var students = db.Students.OrderBy(s => s.StudentNumber).ToList();
        var printed = await portal.As<DocumentService>(await portal.StaffAsync("registrar")).OfClassAsync(Guid.CreateVersion7(), DocumentKind.StatusCard, students[0].ClassId!.Value);

        var pages = Paper.Pages(printed.File!.Bytes);
        Assert.Equal(100, pages.Count);
        Assert.All(students.Index(), student =>
        {
            var (front, back) = (pages[2 * student.Index], pages[(2 * student.Index) + 1]);
            Assert.Contains($"姓名{student.Item.Name}性别男", front);
            Assert.Contains($"学号{student.Item.StudentNumber}考生号{student.Item.CandidateNumber}曾用名", front);
            Assert.Contains("第 1 页 共 2 页", front);
            Assert.StartsWith($"学生学籍卡　{student.Item.Name}　{student.Item.StudentNumber}注册记录", back);
            Assert.Contains("第 2 页 共 2 页", back);
        });
    }

    [Fact]
    public async Task Card_WhatIsNotCollectedYet_IsBlankAndRuled()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, of: values => values.With(RecordField.Family, null).With(RecordField.Schooling, null).With(RecordField.Remarks, null));

        var pages = Paper.Pages(await CardAsync(portal, "registrar", student));

        Assert.Contains("曾用名出生日期", pages[0]);
        Assert.Contains("本人简历起止年月学校或单位证明人家庭主要成员及社会关系关系姓名政治面貌工作单位及职务联系电话备注档案序号", pages[0]);
        Assert.Contains("2026—20272027—20282028—2029学籍异动记录日期类别原因批准文号异动前 → 异动后奖励日期名称级别文号处分", pages[1]);
    }

    [Fact]
    public async Task Card_IsBoundOnTheLeftInFrontAndOnTheRightBehind()
    {
        await using var portal = await TestPortal.StartAsync();

        var pdf = await CardAsync(portal, "registrar", await Carded.AddAsync(portal));

        var (front, back) = (Paper.Extent(pdf, 1), Paper.Extent(pdf, 2));
        Assert.InRange(front.Left, 25, 27);
        Assert.InRange(210 - front.Right, 15, 17);
        Assert.InRange(back.Left, 15, 17);
        Assert.InRange(210 - back.Right, 25, 27);
    }

    [Fact]
    public async Task Card_SaysWhenByWhomAndAfterWhichChangeItWasPrinted()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal);
        await using var db = portal.Open();
        var sequence = db.Changes.Where(c => c.StudentId == student).Max(c => c.Sequence);
        var registrar = await portal.StaffAsync("registrar");

        var pages = Paper.Pages(await CardAsync(portal, "registrar", student));

        Assert.All(pages, page => Assert.Contains($"档案序号 {sequence}　打印时间 2026年8月22日 19:30:00　打印人 {registrar.Name}　样式 学籍卡-1", page));
    }

    [Fact]
    public async Task SameRecordAtTheSameTime_GivesTheSameFile()
    {
        await using var portal = await TestPortal.StartAsync();
        var registrar = await portal.StaffAsync("archivist");
        var student = await Carded.AddAsync(portal);
        var press = (DocumentPress)portal.Services.GetService(typeof(DocumentPress))!;

        await using var one = portal.Open();
        await using var other = portal.Open();
        var first = await press.PressAsync(one, registrar, DocumentKind.StatusCard, one.Students.Where(s => s.Id == student), CancellationToken.None);
        var second = await press.PressAsync(other, registrar, DocumentKind.StatusCard, other.Students.Where(s => s.Id == student), CancellationToken.None);

        Assert.Equal(first!.Bytes, second!.Bytes);
    }

    [Fact]
    public async Task Card_ShowsThePhotoInItsFrame()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, hasPhoto: true);

        using var pdf = PdfDocument.Open(await CardAsync(portal, "registrar", student));

        var photo = Assert.Single(pdf.GetPage(1).GetImages());
        Assert.Equal((480, 640), (photo.WidthInSamples, photo.HeightInSamples));
        Assert.Equal(0.75, photo.BoundingBox.Width / photo.BoundingBox.Height, 2);
    }

    [Fact]
    public async Task LongName_IsWhole()
    {
        await using var portal = await TestPortal.StartAsync();
        const string name = "阿卜杜热合曼·木合塔尔江·艾力·买买提吐尔逊江·热";
        var student = await Carded.AddAsync(portal, name);

        Assert.Contains($"姓名{name}性别", Paper.Pages(await CardAsync(portal, "registrar", student))[0]);
        Assert.Equal(25, name.Length);
    }

    [Theory]
    [InlineData("张𠮷", "𠮷 (U+20BB7)")]
    [InlineData("李\uE863", "\uE863 (U+E863)")]
    public async Task CharacterThatNoFontHas_StopsThePrintAndNamesPersonAndCharacter(string name, string character)
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, name);

        var printed = await portal.As<DocumentService>(await portal.StaffAsync("registrar")).OfStudentAsync(Guid.CreateVersion7(), DocumentKind.StatusCard, student);

        Assert.Null(printed.File);
        var refused = Assert.IsType<Outcome.Refused>(printed.Outcome);
        Assert.Equal((DocumentKeys.MissingGlyph, name, character), (refused.Key, refused.Facts[0], refused.Facts[1]));
        await using var db = portal.Open();
        Assert.DoesNotContain(db.Changes, line => line.Action == Core.Changes.ChangeAction.Issued);
    }

    [Fact]
    public async Task Archivist_WhoMayNotReveal_GetsNumbersMasked()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal);

        var front = Paper.Pages(await CardAsync(portal, "archivist", student))[0];

        Assert.Contains("身份证号430304********0015", front);
        Assert.Contains("联系电话138****4770", front);
        Assert.Contains("湘潭钢铁厂138****4771", front);
    }

    [Fact]
    public async Task PrintedNumber_IsALineOfTheStudentsHistory()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal);
        var registrar = await portal.StaffAsync("registrar");

        await CardAsync(portal, "registrar", student);

        await using var db = portal.Open();
        var line = db.Changes.Single(c => c.StudentId == student && c.Action == Core.Changes.ChangeAction.Issued);
        Assert.Equal((registrar.AccountId, nameof(Student.IdNumberSealed), DocumentReasons.Of(DocumentKind.StatusCard)), (line.ActorId, line.Field, line.Reason));
        Assert.Equal(Core.Changes.ChangeSource.Officer, line.Source);
    }

    [Theory]
    [InlineData("officer", "02", true)]
    [InlineData("officer", "01", false)]
    [InlineData("registrar", "01", true)]
    public async Task Card_OfAStudentOutOfReach_IsMissing(string user, string school, bool isThere)
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, school: school);

        var printed = await portal.As<DocumentService>(await portal.StaffAsync(user)).OfStudentAsync(Guid.CreateVersion7(), DocumentKind.StatusCard, student);

        Assert.Equal(isThere ? typeof(Outcome.Done) : typeof(Outcome.NotFound), printed.Outcome.GetType());
        Assert.Equal(isThere, printed.File is not null);
    }

    [Theory]
    [InlineData("teacher")]
    [InlineData("leader")]
    [InlineData("auditor")]
    public async Task Card_ForSomebodyWhoMayNotPrint_IsRefused(string user)
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal);

        var printed = await portal.As<DocumentService>(await portal.StaffAsync(user)).OfStudentAsync(Guid.CreateVersion7(), DocumentKind.StatusCard, student);

        Assert.Equal(OutcomeKeys.NotAllowed, Assert.IsType<Outcome.Refused>(printed.Outcome).Key);
    }

    [Fact]
    public async Task Student_PrintsTheirOwnCardWholeAndNobodyElses()
    {
        await using var portal = await TestPortal.StartAsync();
        var (mine, theirs) = (await Carded.AddAsync(portal), await Carded.AddAsync(portal));
        var documents = portal.As<DocumentService>(TestPortal.StudentActor(mine));

        var own = await documents.OfStudentAsync(Guid.CreateVersion7(), DocumentKind.StatusCard, mine);
        var other = await documents.OfStudentAsync(Guid.CreateVersion7(), DocumentKind.StatusCard, theirs);

        Assert.Contains($"身份证号{Carded.IdNumber}", Paper.Pages(own.File!.Bytes)[0]);
        Assert.IsType<Outcome.NotFound>(other.Outcome);
    }

    [Fact]
    public async Task Student_BeforeTheApproval_IsNotToldTheListsWordByACard()
    {
        await using var portal = await TestPortal.StartAsync();
        var student = await Carded.AddAsync(portal, isApproved: false);

        var printed = await portal.As<DocumentService>(TestPortal.StudentActor(student)).OfStudentAsync(Guid.CreateVersion7(), DocumentKind.StatusCard, student);

        Assert.Equal(DocumentKeys.NoRecord, Assert.IsType<Outcome.Refused>(printed.Outcome).Key);
    }

    private static async Task<byte[]> CardAsync(TestPortal portal, string user, Guid student) =>
        (await portal.As<DocumentService>(await portal.StaffAsync(user)).OfStudentAsync(Guid.CreateVersion7(), DocumentKind.StatusCard, student)).File!.Bytes;
}
