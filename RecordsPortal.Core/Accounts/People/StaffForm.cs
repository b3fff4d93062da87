using RecordsPortal.Core.Access;

namespace RecordsPortal.Core.Accounts.People;

/// <summary>A new member of staff.</summary>
public sealed record StaffForm(string UserName, string Name, IReadOnlyList<RoleGrant> Roles);
