using RecordsPortal.Core.Access;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Accounts.People;

/// <summary>
/// Somebody's roles as one text of the history: "Registrar; SchoolOfficer: 建筑工程学院; Counsellor: 建筑2601, 建筑2602". The names are those of
/// the day, so that the line still reads right after a school was renamed.
/// </summary>
public static class RoleLine
{
    private const string BetweenRoles = "; ";
    private const string BeforeScope = ": ";

    public static string? Write(IEnumerable<RoleGrant> grants, CollegeDirectory college)
    {
        var parts = grants.GroupBy(g => g.Role).OrderBy(g => g.Key)
            .Select(g => (g.Key, Scope: string.Join(", ", g.Select(grant => NameOf(grant, college)).OfType<string>().Order(StringComparer.Ordinal))))
            .Select(part => part.Scope.Length == 0 ? part.Key.ToString() : part.Key + BeforeScope + part.Scope);
        return string.Join(BetweenRoles, parts) is { Length: > 0 } line ? line : null;
    }

    /// <summary>Role and scope of each part; empty for a text that is no such line.</summary>
    public static IReadOnlyList<(Role Role, string Scope)> Read(string? line)
    {
        var parts = (line ?? "").Split(BetweenRoles).Select(part => part.Split(BeforeScope, 2)).ToList();
        return parts.All(part => Enum.TryParse<Role>(part[0], out var role) && role.ToString() == part[0])
            ? [.. parts.Select(part => (Enum.Parse<Role>(part[0]), part.ElementAtOrDefault(1) ?? ""))]
            : [];
    }

    private static string? NameOf(RoleGrant grant, CollegeDirectory college) => college.School(grant.SchoolId)?.Name ?? college.Class(grant.ClassId)?.Name;
}
