using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Notices;

/// <summary>What a person is told of. Stored by name; each has its sentence in every language of the product.</summary>
public enum NoticeKind
{
    /// <summary>Facts: how many fields.</summary>
    IntakeReturned,

    /// <summary>Facts: the student number.</summary>
    IntakeApproved,

    /// <summary>No facts.</summary>
    ClaimReleased,

    /// <summary>A correction one asked for is in force. No facts.</summary>
    CorrectionApproved,

    /// <summary>A correction one asked for was refused. No facts: why stands with the correction.</summary>
    CorrectionRefused,

    /// <summary>Facts: the file's name.</summary>
    DocumentReady,

    /// <summary>Somebody took away one's lost second step. No facts.</summary>
    FactorReset,

    /// <summary>Somebody's budget of the day is used up. Facts: how much it was.</summary>
    BudgetReached,
}

/// <summary>
/// One thing told to one person, saved with the act it tells of. To an account, or to a student whoever their account is: a student may be
/// told before they have one.
/// </summary>
internal sealed class Notice : Row
{
    public Guid? AccountId { get; set; }
    public Guid? StudentId { get; set; }
    public NoticeKind Kind { get; set; }

    /// <summary>What the sentence needs beside its kind; never a name or number of a third person.</summary>
    public List<string> Facts { get; set; } = [];

    /// <summary>Where it is dealt with, relative to the portal's root.</summary>
    public string Link { get; set; } = "";

    /// <summary>By name, as they were called then.</summary>
    public string By { get; set; } = "";

    public DateTime At { get; set; }
    public DateTime? ReadAt { get; set; }

    public override Guid? AboutStudent => StudentId;
}

internal sealed class NoticeConfiguration : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.HasIndex(n => new { n.AccountId, n.ReadAt });
        notice.HasIndex(n => new { n.StudentId, n.ReadAt });
    }
}

/// <summary>Telling people, as part of the act they are told of.</summary>
internal static class Telling
{
    public static void TellStudent(this WriteScope scope, Guid student, NoticeKind kind, string link, params List<string> facts) =>
        scope.Db.Notices.Add(Of(scope, kind, link, facts, student: student));

    /// <summary>Nobody is told of what they did themselves.</summary>
    public static void TellAccount(this WriteScope scope, Guid account, NoticeKind kind, string link, params List<string> facts)
    {
        if (account != scope.Actor.AccountId)
        {
            scope.Db.Notices.Add(Of(scope, kind, link, facts, account));
        }
    }

    private static Notice Of(WriteScope scope, NoticeKind kind, string link, List<string> facts, Guid? account = null, Guid? student = null) =>
        new() { AccountId = account, StudentId = student, Kind = kind, Facts = facts, Link = link, By = scope.Actor.Name, At = scope.Now };
}
