namespace RecordsPortal.Core.Access;

/// <param name="SchoolId">The school a school officer works for.</param>
/// <param name="ClassId">The class a counsellor looks after; one grant per class.</param>
public sealed record RoleGrant(Role Role, Guid? SchoolId = null, Guid? ClassId = null);

/// <summary>Whoever is acting, with what they may do at this moment; asked for afresh for every operation.</summary>
public sealed record Actor(Guid? AccountId, string Name, Guid? StudentId, IReadOnlyList<RoleGrant> Grants)
{
    /// <summary>Not signed in, signed out, or switched off meanwhile: may do nothing.</summary>
    public static Actor Nobody { get; } = new(null, "", null, []);

    /// <summary>The portal itself: seeds, clocks, migrations.</summary>
    public static Actor System { get; } = new(null, "system", null, []);

    public bool IsSignedIn => AccountId is not null;

    public bool IsStudent => StudentId is not null;

    public bool May(Feature feature) => Grants.Any(grant => Permissions.ScopeOf(feature, grant.Role) is not null);

    /// <summary>Whose records the feature lets this person touch: the union over their grants.</summary>
    public Reach ReachOf(Feature feature)
    {
        var college = false;
        var (schools, classes) = (new SortedSet<Guid>(), new SortedSet<Guid>());
        Guid? own = null;
        foreach (var grant in Grants)
        {
            switch (Permissions.ScopeOf(feature, grant.Role))
            {
                case Scope.College:
                    college = true;
                    break;
                case Scope.School when grant.SchoolId is { } school:
                    schools.Add(school);
                    break;
                case Scope.Class when grant.ClassId is { } studentClass:
                    classes.Add(studentClass);
                    break;
                case Scope.Own:
                    own = StudentId;
                    break;
            }
        }

        return college ? Reach.College : new Reach(false, [.. schools], [.. classes], own);
    }
}

/// <summary>Answers who is acting now. The portal makes it from cookie or circuit, a job in the background from whoever ordered it, seeds and tests without a person.</summary>
public interface ICurrentUser
{
    ValueTask<Actor> GetAsync(CancellationToken cancel = default);
}
