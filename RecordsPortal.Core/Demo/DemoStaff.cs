using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Demo;

/// <summary>The staff with accounts, as they act in the invented history.</summary>
internal sealed class DemoStaff
{
    /// <summary>The school whose officer and counsellor have accounts.</summary>
    public const string School = "02";

    private readonly Dictionary<string, Account> _accounts = [];
    private readonly HashSet<Guid> _counsellorClasses = [];
    private Guid _officerSchool;

    public Actor Registrar => ActorOf("registrar");

    public Actor Registrar2 => ActorOf("registrar2");

    public Actor Officer => ActorOf("officer");

    /// <summary>Whether the counsellor with an account looks after this class.</summary>
    public bool LooksAfter(Guid? studentClass) => studentClass is { } id && _counsellorClasses.Contains(id);

    /// <summary>Who does a school's own work: its officer where it has one here.</summary>
    public Actor Of(Guid school) => school == _officerSchool ? Officer : Registrar2;

    public void AddTo(DemoPen pen, List<School> schools, List<SchoolClass> classes, Func<string, string, Account> makeAccount)
    {
        _officerSchool = schools.Single(s => s.Code == School).Id;
        var own = classes.Where(c => c.SchoolId == _officerSchool && c.EntryYear == DemoCollege.EntryYears[^1]).OrderBy(c => c.Name, StringComparer.Ordinal).Take(2).ToList();
        _counsellorClasses.UnionWith(own.Select(c => c.Id));
        foreach (var (user, name, grants) in (IEnumerable<(string, string, RoleGrant[])>)[
            ("admin", "系统管理员", [new(Role.Administrator)]),
            ("registrar", "王敏", [new(Role.Registrar)]),
            ("registrar2", "李婷", [new(Role.Registrar)]),
            ("officer", "周强", [new(Role.SchoolOfficer, _officerSchool)]),
            ("counsellor", "陈静", [.. own.Select(c => new RoleGrant(Role.Counsellor, ClassId: c.Id))]),
            ("teacher", "刘洋", [new(Role.Teacher)]),
            ("leader", "赵建国", [new(Role.Leader)]),
            ("archivist", "孙丽", [new(Role.Archivist)]),
            ("auditor", "吴刚", [new(Role.Auditor)])])
        {
            var account = _accounts[user] = makeAccount(user, name);
            pen.Add(account);
            pen.Add([.. grants.Select(g => new Grant { AccountId = account.Id, Role = g.Role, SchoolId = g.SchoolId, ClassId = g.ClassId })]);
        }
    }

    private Actor ActorOf(string user) => new(_accounts[user].Id, _accounts[user].DisplayName, null, []);
}
