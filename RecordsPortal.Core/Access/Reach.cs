namespace RecordsPortal.Core.Access;

/// <summary>
/// A set of students by scope, equal by value: two people who may see the same students share the answer to the same question.
/// </summary>
public sealed class Reach(bool isCollege, IReadOnlyList<Guid> schools, IReadOnlyList<Guid> classes, Guid? own) : IEquatable<Reach>
{
    public static Reach College { get; } = new(true, [], [], null);

    public static Reach Nobody { get; } = new(false, [], [], null);

    public bool IsCollege { get; } = isCollege;
    public IReadOnlyList<Guid> Schools { get; } = schools;
    public IReadOnlyList<Guid> Classes { get; } = classes;
    public Guid? Own { get; } = own;

    public bool IsEmpty => !IsCollege && Schools.Count == 0 && Classes.Count == 0 && Own is null;

    /// <summary>Whether one student lies within; says in memory what a query starting from the allowed students says in the database.</summary>
    public bool Includes(Guid student, Guid school, Guid? studentClass) =>
        IsCollege || Own == student || Schools.Contains(school) || (studentClass is { } id && Classes.Contains(id));

    public bool Equals(Reach? other) =>
        other is not null && IsCollege == other.IsCollege && Own == other.Own && Schools.SequenceEqual(other.Schools) && Classes.SequenceEqual(other.Classes);

    public override bool Equals(object? obj) => Equals(obj as Reach);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(IsCollege);
        hash.Add(Own);
        foreach (var id in Schools.Concat(Classes))
        {
            hash.Add(id);
        }

        return hash.ToHashCode();
    }
}
