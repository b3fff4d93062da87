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

/// <summary>A one-time code that lets its owner set a new password: a student's is given out by a counsellor or registrar, a staff member's by the administrator.</summary>
internal sealed class ResetCode : Row
{
    public Guid AccountId { get; set; }
    /// <summary>Null for staff.</summary>
    public Guid? StudentId { get; set; }
    public byte[] CodeHash { get; set; } = [];
    public DateTime ExpiresAt { get; set; }
    public DateTime? UsedAt { get; set; }
    public int WrongTries { get; set; }
    public string IssuedBy { get; set; } = "";

    public override Guid? AboutStudent => StudentId;
}

/// <summary>
/// Tries against one name, known or not: the same row is written for both, so that neither the answer nor its time tells them apart.
/// Guesses are counted before they are looked at, so fifty at once are five.
/// </summary>
internal sealed class Attempt : Row
{
    /// <summary>Blind index over what is tried and for whom: the account where there is one, else the name as typed.</summary>
    public byte[] Subject { get; set; } = [];
    public int Wrong { get; set; }
    public DateTime? LockedUntil { get; set; }
    public Guid? AccountId { get; set; }
}
