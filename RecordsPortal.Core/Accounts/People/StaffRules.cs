using System.Text.RegularExpressions;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Accounts.People;

/// <summary>What a staff account may be called, and which roles somebody can hold. Null says it is good.</summary>
public static partial class StaffRules
{
    public const int LongestUserName = 32;

    public static string? UserNameFault(string? userName) => userName switch
    {
        null or "" => StaffKeys.UserNameMissing,
        { Length: > LongestUserName } => StaffKeys.UserNameForm,
        _ when !UserNameForm().IsMatch(userName) => StaffKeys.UserNameForm,
        _ => null,
    };

    public static string? NameFault(string? name) => name switch
    {
        null or "" => StaffKeys.NameMissing,
        { Length: > Limits.Name } => StaffKeys.NameTooLong,
        _ => null,
    };

    /// <summary>A role that reaches schools or classes names them, or its holder would see nobody and wonder why.</summary>
    public static string? RolesFault(IReadOnlyCollection<RoleGrant> grants) => grants switch
    {
        _ when grants.Count == 0 => StaffKeys.RoleMissing,
        _ when grants.Any(g => g.Role == Role.Student) => StaffKeys.RoleOfStudents,
        _ when grants.Any(g => g is { Role: Role.SchoolOfficer, SchoolId: null }) => StaffKeys.SchoolMissing,
        _ when grants.Any(g => g is { Role: Role.Counsellor, ClassId: null }) => StaffKeys.ClassMissing,
        _ when grants.Any(g => g.Role != Role.SchoolOfficer && g.SchoolId is not null) => StaffKeys.ScopeUnfit,
        _ when grants.Any(g => g.Role != Role.Counsellor && g.ClassId is not null) => StaffKeys.ScopeUnfit,
        _ => null,
    };

    // Begins with a letter: a name of digits could be somebody's student number, and both sign in at the same box.
    [GeneratedRegex("^[A-Za-z][A-Za-z0-9._-]*$")]
    private static partial Regex UserNameForm();
}
