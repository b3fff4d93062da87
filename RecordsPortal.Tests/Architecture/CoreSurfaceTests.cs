using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core;
using RecordsPortal.Core.Common;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Architecture;

/// <summary>What Core shows to the screens: services and what they answer, never the database or its rows.</summary>
public sealed class CoreSurfaceTests
{
    private static readonly Type[] _exported = typeof(RecordsDb).Assembly.GetExportedTypes();

    [Fact]
    public void Core_ExportsNoDatabaseContext() =>
        Assert.DoesNotContain(_exported, type => typeof(DbContext).IsAssignableFrom(type));

    [Fact]
    public async Task Core_ExportsNoRow_ButTheAccountThatIdentityNeeds()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.Open();
        var rows = db.Model.GetEntityTypes().Select(entity => entity.ClrType).Where(type => type.Assembly == typeof(RecordsDb).Assembly);

        Assert.Equal(["Account"], rows.Concat(_exported.Where(type => typeof(Row).IsAssignableFrom(type) && type != typeof(Row))).Where(type => type.IsVisible).Select(type => type.Name).Distinct());
    }

    [Fact]
    public async Task Model_HasNoChangeWithoutAMigration()
    {
        await using var portal = await TestPortal.StartAsync();
        await using var db = portal.Open();

        Assert.False(db.Database.HasPendingModelChanges(), "The model changed without a migration: dotnet ef migrations add <Name> --project RecordsPortal.Core --startup-project RecordsPortal.Core");
    }

    [Fact]
    public void Core_ClassesThatAreNotMeantToBeInherited_AreSealed()
    {
        var open = typeof(RecordsDb).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false } && type.Namespace?.StartsWith("RecordsPortal.", StringComparison.Ordinal) == true)
            .Where(type => !type.Namespace!.EndsWith(".Migrations", StringComparison.Ordinal) && !type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute), false))
            .Where(type => !typeof(RecordsDb).Assembly.GetTypes().Any(other => other.BaseType == type))
            .Select(type => type.FullName!);

        FaultList.None(open);
    }
}
