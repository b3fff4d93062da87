using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts.People;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Setup;

/// <summary>Brings a sheet of staff in. A person with several roles stands in several rows.</summary>
public sealed class StaffSetup(RecordsDb database, Writes writes, ICurrentUser user)
{
    /// <summary>The words a sheet may use for a role, in either language.</summary>
    private static readonly Dictionary<string, Role> _roles = new(StringComparer.OrdinalIgnoreCase)
    {
        ["辅导员"] = Role.Counsellor,
        ["班主任"] = Role.Counsellor,
        ["Counsellor"] = Role.Counsellor,
        ["学院教务员"] = Role.SchoolOfficer,
        ["教务员"] = Role.SchoolOfficer,
        ["School officer"] = Role.SchoolOfficer,
        ["学籍管理员"] = Role.Registrar,
        ["Registrar"] = Role.Registrar,
        ["教师"] = Role.Teacher,
        ["Teacher"] = Role.Teacher,
        ["校领导"] = Role.Leader,
        ["Leader"] = Role.Leader,
        ["档案管理员"] = Role.Archivist,
        ["Archivist"] = Role.Archivist,
        ["审计员"] = Role.Auditor,
        ["Auditor"] = Role.Auditor,
        ["系统管理员"] = Role.Administrator,
        ["Administrator"] = Role.Administrator,
    };

    private static readonly char[] _between = ['、', ',', '，', ';', '；', ' '];

    /// <summary>A trial of a sheet; null for who keeps no accounts.</summary>
    public async Task<SheetReading<StaffForm>?> ReadAsync(byte[] content, CancellationToken cancel = default)
    {
        if (!(await user.GetAsync(cancel)).May(Feature.People))
        {
            return null;
        }

        await using var db = database.Open();
        var college = await ReferenceService.ReadAsync(db, cancel);
        var (refusal, rows) = SetupSheets.Read(content, SetupSheet.Staff);
        List<ReadRow<StaffForm>> read = [];
        foreach (var (number, cells) in rows)
        {
            var (roles, faults) = RolesOf(cells, college);
            var form = StaffWriting.Clean(new StaffForm(cells[1], cells[0], roles));
            var more = faults.Count > 0 ? [] : await StaffWriting.FaultsAsync(db, form, college, cancel);
            var other = read.Find(r => string.Equals(r.Value?.UserName, form.UserName, StringComparison.OrdinalIgnoreCase) && r.Value?.Name != form.Name);
            read.Add(new ReadRow<StaffForm>(number, cells, form, [.. faults, .. more, .. other is null ? (FieldError[])[] : [new FieldError(nameof(form.UserName), StaffKeys.UserNameTaken)]]));
        }

        return new SheetReading<StaffForm>(refusal, read);
    }

    /// <summary>All or none. Codes are given out afterwards, one by one, so that each reaches its owner.</summary>
    public Task<Outcome> AddAsync(Guid command, IReadOnlyList<StaffForm> forms, CancellationToken cancel = default) =>
        writes.RunInLineAsync(command, Feature.People, async scope =>
        {
            scope.Change.ChangeSetId = command;
            var college = await ReferenceService.ReadAsync(scope.Db, cancel);
            var people = Together(forms).ToList();
            foreach (var form in people)
            {
                if (await StaffWriting.FaultsAsync(scope.Db, form, college, cancel) is { Count: > 0 } faults)
                {
                    return new Outcome.Invalid(faults);
                }

                StaffWriting.Add(scope, form, college);
            }

            return Outcome.Ok(count: people.Count);
        }, cancel);

    private static IEnumerable<StaffForm> Together(IEnumerable<StaffForm> forms) =>
        forms.Select(StaffWriting.Clean).GroupBy(f => f.UserName, StringComparer.OrdinalIgnoreCase).Select(g => g.First() with { Roles = [.. g.SelectMany(f => f.Roles).Distinct()] });

    private static (IReadOnlyList<RoleGrant> Roles, IReadOnlyList<FieldError> Faults) RolesOf(string[] cells, CollegeDirectory college)
    {
        if (!_roles.TryGetValue(cells[2], out var role))
        {
            return ([], [new FieldError(nameof(StaffForm.Roles), StructureKeys.RoleUnknown, cells[2])]);
        }

        var (schools, classes) = (Words(Plain.Code(cells[3])), Words(cells[4]));
        return role switch
        {
            // Without a place the role stands alone, and the rule for the form says what is missing.
            Role.SchoolOfficer when schools.Length == 0 => ([new RoleGrant(role)], []),
            Role.Counsellor when classes.Length == 0 => ([new RoleGrant(role)], []),
            Role.SchoolOfficer => Found(schools, code => college.Schools.FirstOrDefault(s => s.Code == code || "0" + code == s.Code)?.Id, id => new RoleGrant(role, id), StructureKeys.SchoolUnknown),
            Role.Counsellor => Found(classes, name => college.Classes.FirstOrDefault(c => c.Name == name)?.Id, id => new RoleGrant(role, ClassId: id), StructureKeys.ClassUnknown),
            _ => ([new RoleGrant(role)], []),
        };
    }

    private static (IReadOnlyList<RoleGrant>, IReadOnlyList<FieldError>) Found(string[] words, Func<string, Guid?> find, Func<Guid, RoleGrant> grant, string unknown)
    {
        var found = words.Select(word => (Word: word, Id: find(word))).ToList();
        return ([.. found.Where(f => f.Id is not null).Select(f => grant(f.Id!.Value))], [.. found.Where(f => f.Id is null).Select(f => new FieldError(nameof(StaffForm.Roles), unknown, f.Word))]);
    }

    private static string[] Words(string cell) => cell.Split(_between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
