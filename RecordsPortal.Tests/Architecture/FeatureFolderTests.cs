using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using RecordsPortal.Core;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Architecture;

/// <summary>Folders are features. Inside Core each may know those named before it, and none after it: so there is no cycle.</summary>
public sealed class FeatureFolderTests
{
    private static readonly string[] _order =
    [
        "Common", "Access", "Changes", "Notices", "Reference", "Registry", "Accounts", "Attachments", "Backups", "Intake", "NationalRegister", "Corrections", "Records", "Documents", "Statistics", "Setup", "Demo",
    ];

    /// <summary>Folders that are no feature somebody could ask for: what features stand on, the frame round them, and the demonstration.</summary>
    private static readonly string[] _notFeatures =
        ["Common", "Access", "Changes", "Reference", "Demo", "Home", "Layout", "Localisation", "Settings", "Hosting", "Live", "Verbs", "Health", "Downloads", "Support", "Architecture", "Figures", "EndToEnd", "Faults"];

    [Fact]
    public void Core_EveryFolder_HasItsPlaceInTheOrder() =>
        Assert.Equal(_order.Order(), Folders("Core"));

    [Fact]
    public void Core_NoFeature_KnowsOneThatComesAfterIt()
    {
        var core = new ArchLoader().LoadAssembly(typeof(RecordsDb).Assembly).Build();

        var upward = core.Types
            .SelectMany(type => type.Dependencies.Select(known => (From: type, To: known.Target)))
            // A type parameter bears its method's name and stands nowhere.
            .Where(pair => pair.To is not GenericParameter && Place(pair.From) >= 0 && Place(pair.To) > Place(pair.From))
            .Select(pair => $"{pair.From.FullName} knows {pair.To.FullName}")
            .Distinct();

        FaultList.None(upward);
    }

    [Fact]
    public void FeatureFolders_BearTheSameNamesInEveryProject()
    {
        var features = Folders("Core").Except(_notFeatures).ToList();

        Assert.Equal(features, Folders("Tests").Except(_notFeatures));
        // Accounts' pages are static and stand in the host; a feature without a page of its own shows through others' pages.
        Assert.Empty(Folders("Components").Concat(Folders("Server")).Except(_notFeatures).Except(features));
    }

    [Fact]
    public void Namespaces_FollowTheFolders()
    {
        var strays =
            from project in (IEnumerable<string>)["Core", "Components", "Server", "Tests"]
            from file in Repository.Files($"RecordsPortal.{project}", ".cs")
            let expected = Path.GetDirectoryName(file.Name)!.Replace('\\', '/').Replace('/', '.')
            let declared = file.Lines.FirstOrDefault(line => line.Line.StartsWith("namespace ", StringComparison.Ordinal)).Line
            where declared is not null && declared != $"namespace {expected};"
            select $"{file.Name}: {declared}";

        FaultList.None(strays);
    }

    private static int Place(IType type) =>
        type.Namespace?.FullName is { } name && name.StartsWith("RecordsPortal.Core.", StringComparison.Ordinal) ? Array.IndexOf(_order, name.Split('.')[2]) : -1;

    private static IEnumerable<string> Folders(string project) =>
        Repository.Files($"RecordsPortal.{project}", ".cs", ".razor").Select(file => file.Name.Split('/')).Where(parts => parts.Length > 2).Select(parts => parts[1]).Distinct().Order();
}
