using System.Text.RegularExpressions;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Architecture;

/// <summary>What the source may not say. The words looked for are put together here, so that the search does not find itself.</summary>
public sealed class SourceTests
{
    private static readonly string[] _code = [".cs", ".razor", ".js", ".css"];

    [Fact]
    public void Tree_HasNoUnfinishedBusiness() =>
        FaultList.None(Found(".", _code, @"\b(TO" + "DO|FIX" + "ME|HA" + @"CK)\b|NotImplemented" + "Exception"));

    [Fact]
    public void Tests_AreNeverSkippedByHand() =>
        FaultList.None(Found("RecordsPortal.Tests", [".cs"], @"\bSkip" + @"\s*=(?! Chromium\.)"));

    [Fact]
    public void Tests_WaitForConditionsAndNotForTime() =>
        FaultList.None(Found("RecordsPortal.Tests", [".cs"], @"Thread\.Sle" + @"ep|Task\.Del" + "ay|WaitForTimeout" + "Async"));

    /// <summary>The driver's own wait for an address loses pages; see Arrival.</summary>
    [Fact]
    public void Tests_WaitForAddressesBySight() =>
        FaultList.None(Found("RecordsPortal.Tests", [".cs"], @"WaitFor(URL|Navigation)\w*\("));

    [Fact]
    public void Product_DoesNotAskWhetherItIsTested() =>
        FaultList.None(Products.SelectMany(project => Found(project, _code, @"xunit|Playwright|IsTest|InTest|""Testing""|UnderTest", RegexOptions.IgnoreCase)));

    [Fact]
    public void Tree_NamesNoMachine() =>
        FaultList.None(Found(".", [.. _code, ".md", ".json", ".csproj", ".props", ".resx", ".yml", "run"], @"(?<![\w.~])/(home|work|root|Users)/\w|\b[A-Z]:\\\\?(Users|work)"));

    [Fact]
    public void Markup_IsNeverMadeFromText() =>
        FaultList.None(Products.SelectMany(project => Found(project, [".cs", ".razor"], @"AddMarkup" + @"Content|\(Markup" + @"String\)|inner" + "HTML"))
            .Where(found => !found.StartsWith("RecordsPortal.Components/Common/PlainIcon.cs:", StringComparison.Ordinal)));

    /// <summary>The one place that does make markup is given the pictures of the component library, by their names, and nothing else.</summary>
    [Fact]
    public void Icons_AreMadeFromTheLibrarysPicturesAlone() =>
        FaultList.None(Products.SelectMany(project => Found(project, [".cs", ".razor"], @"PlainIcon\.Of\((?!Icons\.Material\.)|PlainIcon\.Of\b(?!\()|using static .*PlainIcon")));

    [Fact]
    public void Scripts_NeverTurnTextIntoMarkupOrCode() =>
        FaultList.None(Products.SelectMany(project => Found(project, [".js"], @"\binnerHTML\b|insertAdjacentHTML|document\.write|\beval\(|new Function\(")));

    /// <summary>A number that cannot be read would be answered with an error page by the framework; <c>AddressText</c> reads it from the text.</summary>
    [Fact]
    public void Pages_TakeTextAloneFromTheAddress() =>
        FaultList.None(new[] { typeof(Components._Imports).Assembly, typeof(Server.App).Assembly }.SelectMany(assembly => assembly.GetTypes()).SelectMany(type => type.GetProperties(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            .Where(property => property.IsDefined(typeof(Microsoft.AspNetCore.Components.SupplyParameterFromQueryAttribute), false) && property.PropertyType != typeof(string) && property.PropertyType != typeof(string[]))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name} is {property.PropertyType.Name}"));

    [Fact]
    public void Pages_HaveNoScriptOrStyleOfTheirOwn() =>
        FaultList.None(Products.SelectMany(project => Found(project, [".razor"], @"<script(?![^>]*\bsrc=)|<style\b|(?<!@)\bon(click|load|error|submit|change)=""")));

    [Fact]
    public void Pages_AskNobodyOutside() =>
        FaultList.None(Products.SelectMany(project => Found(project, [".razor", ".css", ".js"], @"(src|href)=""(https?:)?//|url\([""']?(https?:)?//|@import|fetch\(\s*[""'`](https?:)?//")));

    private static string[] Products { get; } = ["RecordsPortal.Core", "RecordsPortal.Components", "RecordsPortal.Server"];

    private static IEnumerable<string> Found(string folder, string[] endings, string pattern, RegexOptions options = RegexOptions.None) =>
        from file in Repository.Files(folder, endings)
        from line in file.Lines
        where Regex.IsMatch(line.Line, pattern, options)
        select $"{file.Name}:{line.Number}: {line.Line.Trim()}";
}
