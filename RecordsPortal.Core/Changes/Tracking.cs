using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RecordsPortal.Core.Changes;

/// <summary>How a row type or a column stands to the change table. Without a word, every column of every row is recorded.</summary>
internal static class Tracking
{
    private const string Untracked = "Records:Untracked";
    private const string Secret = "Records:Secret";

    /// <summary>Rows of this type write no lines. Say beside the call why that loses nothing.</summary>
    public static EntityTypeBuilder<T> IsUntracked<T>(this EntityTypeBuilder<T> entity)
        where T : class
    {
        entity.Metadata.SetAnnotation(Untracked, true);
        return entity;
    }

    /// <summary>A secret (password hash, stamp, key) or an index over one: never in the change table, not even sealed.</summary>
    public static PropertyBuilder<T> IsSecret<T>(this PropertyBuilder<T> property)
    {
        property.Metadata.SetAnnotation(Secret, true);
        return property;
    }

    /// <summary>What lies inside a row stands as the row does.</summary>
    public static bool IsUntracked(this IReadOnlyEntityType entity) =>
        entity.FindAnnotation(Untracked) is not null || entity.FindOwnership()?.PrincipalEntityType.IsUntracked() == true;

    public static bool IsSecret(this IReadOnlyProperty property) => property.FindAnnotation(Secret) is not null;
}
