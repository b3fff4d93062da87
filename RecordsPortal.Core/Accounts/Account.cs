using Microsoft.AspNetCore.Identity;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Accounts;

/// <summary>A person who can sign in. Public because ASP.NET Core Identity's managers are typed on it; it stays in the account pages and services.</summary>
public sealed class Account : IdentityUser<Guid>, IAboutStudent
{
    public Account() => Id = Guid.CreateVersion7();

    public string DisplayName { get; set; } = "";

    /// <summary>The student this account belongs to; null for staff.</summary>
    public Guid? StudentId { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; set; }

    Guid? IAboutStudent.AboutStudent => StudentId;
}

internal sealed class Grant : Row
{
    public Guid AccountId { get; set; }
    public Role Role { get; set; }
    public Guid? SchoolId { get; set; }
    public Guid? ClassId { get; set; }
}

/// <summary>One sign-in on one device. Checked on every request and every circuit activity, so that ending it is at once.</summary>
internal sealed class Session : Row
{
    public Guid AccountId { get; set; }
    public DateTime StartedAt { get; set; }
    public DateTime LastSeenAt { get; set; }
    public DateTime? EndedAt { get; set; }
    public string Device { get; set; } = "";
}

/// <summary>A one-time code that lets a student set a new password, given out by a counsellor or registrar.</summary>
internal sealed class ResetCode : Row
{
    public Guid AccountId { get; set; }
    public Guid StudentId { get; set; }
    public byte[] CodeHash { get; set; } = [];
    public DateTime ExpiresAt { get; set; }
    public DateTime? UsedAt { get; set; }
    public int WrongTries { get; set; }
    public string IssuedBy { get; set; } = "";

    public override Guid? AboutStudent => StudentId;
}

/// <summary>Wrong tries against something that has no account yet: activation by candidate number.</summary>
internal sealed class ActivationTry : Row
{
    /// <summary>Blind index of the candidate number as typed, known or not.</summary>
    public byte[] CandidateIndex { get; set; } = [];
    public int WrongTries { get; set; }
    public DateTime? LockedUntil { get; set; }
}
