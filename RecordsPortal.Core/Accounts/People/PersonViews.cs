using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.Accounts.People;

public enum PersonState
{
    /// <summary>Has an account and has never set a password.</summary>
    Invited,
    Active,
    Disabled,
}

/// <param name="LastSeenAt">When a session of theirs was last used, UTC, to a few minutes; null if they never signed in.</param>
public sealed record PersonRow(Guid Id, string UserName, string Name, IReadOnlyList<RoleGrant> Roles, PersonState State, DateTime? LastSeenAt);

/// <summary>Which staff to show. All that is given must hold.</summary>
/// <param name="Text">Part of the name or user name, or the name in pinyin or its initials.</param>
/// <param name="School">Officers of the school and counsellors of its classes.</param>
public sealed record PersonQuery(string? Text = null, Role? Role = null, Guid? School = null, PersonState? State = null);

/// <param name="Device">The browser as it names itself.</param>
/// <param name="StartedAt">UTC.</param>
public sealed record PersonSession(Guid Id, string Device, DateTime StartedAt, DateTime LastSeenAt);

/// <param name="What">Created, Roles, Name, Disabled, Enabled, Code, Password, SignedOut.</param>
/// <param name="Before">As it reads, for roles in the form of <see cref="RoleLine"/>; null where nothing stood.</param>
/// <param name="At">UTC.</param>
public sealed record PersonEvent(DateTime At, string By, string What, string? Before, string? After, string? Reason);

/// <param name="History">The newest first.</param>
public sealed record PersonView(PersonRow Person, bool IsOneself, IReadOnlyList<PersonSession> Sessions, IReadOnlyList<PersonEvent> History);
