using System.Reflection;
using System.Xml.Linq;
using RecordsPortal.Core;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Architecture;

/// <summary>Server → Components → Core, and the database behind Core alone. Asked of the compiled assemblies and of the project files.</summary>
public sealed class ProjectTests
{
    private static readonly Assembly _core = typeof(RecordsDb).Assembly;
    private static readonly Assembly _components = typeof(Components._Imports).Assembly;

    /// <summary>The account store is the one thing of the web framework that Core builds on; it is about the database, not about pages.</summary>
    private static readonly string[] _allowedInCore = ["Microsoft.AspNetCore.Identity.EntityFrameworkCore", "Microsoft.AspNetCore.Cryptography.KeyDerivation"];

    [Fact]
    public void Core_ReferencesNoWebNoScreensAndNoSibling()
    {
        var forbidden = References(_core, "Core")
            .Except(_allowedInCore)
            .Where(name => Starts(name, "Microsoft.AspNetCore", "Microsoft.JSInterop", "MudBlazor", "RecordsPortal."));

        FaultList.None(forbidden);
    }

    [Fact]
    public void Components_ReferenceNeitherTheDatabaseNorTheHost()
    {
        var forbidden = References(_components, "Components")
            .Where(name => Starts(name, "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "SQLitePCLRaw", "Microsoft.AspNetCore.Identity.EntityFrameworkCore", "RecordsPortal.Server"));

        FaultList.None(forbidden);
    }

    [Fact]
    public void InternalsOfCore_AreVisibleToTestsAndBenchmarksAlone()
    {
        var friends = _core.GetCustomAttributes<System.Runtime.CompilerServices.InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName).Order();

        Assert.Equal(["RecordsPortal.Benchmarks", "RecordsPortal.Tests"], friends);
    }

    private static bool Starts(string name, params string[] prefixes) => prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The compiler drops a reference nobody uses yet, so the project file is asked too.</summary>
    private static IEnumerable<string> References(Assembly assembly, string project)
    {
        var file = XDocument.Load(Repository.Path($"RecordsPortal.{project}/RecordsPortal.{project}.csproj"));
        var declared = file.Descendants()
            .Where(item => item.Name.LocalName is "PackageReference" or "ProjectReference" or "FrameworkReference")
            .Select(item => Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value.Replace('\\', '/') + (item.Name.LocalName == "ProjectReference" ? "" : ".x")))
            .Where(name => !(project == "Components" && name == "Microsoft.AspNetCore.App"));
        return assembly.GetReferencedAssemblies().Select(name => name.Name!).Concat(declared).Distinct();
    }
}
