using System.Text.RegularExpressions;
using RecordsPortal.Components.Layout;
using RecordsPortal.Core.Access;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Access;

/// <summary>Every page stands in the permission table, or in the short list of those that are for everybody.</summary>
public sealed partial class PageTests
{
    [Fact]
    public void EveryPage_SaysWhomItIsFor() => FaultList.None(Routes.Unsaid);

    [Fact]
    public void PagesForEverybody_AreTheseAndNoOthers()
    {
        string[] reviewed =
        [
            "/account/activate", "/account/enrol", "/account/factor", "/account/first-administrator", "/account/not-allowed", "/account/renew", "/account/reset", "/account/sign-in",
            "/error", "/status/{Code:int}",
        ];

        Assert.Equal(reviewed, Routes.All.Where(route => route.Feature is null).Select(route => route.Template));
    }

    [Fact]
    public void EveryPageOfTheSource_IsKnownToTheCheck()
    {
        var written = (IEnumerable<string>)["RecordsPortal.Components", "RecordsPortal.Server"];
        var templates = written.SelectMany(project => Repository.Files(project, ".razor")).SelectMany(file => PageDirective().Matches(file.Text)).Select(match => match.Groups["template"].Value);

        Assert.Equal(Routes.All.Select(route => route.Template), templates.Order());
    }

    [Fact]
    public void EveryFeatureOfTheMenu_LeadsToAPageOfThatFeature()
    {
        var lost = Navigation.Entries.Where(entry => !Routes.All.Any(route => route.Template == "/" + entry.Href && route.Feature == entry.Feature)).Select(entry => entry.Href);

        FaultList.None(lost);
    }

    [Fact]
    public void EveryFeature_IsSomebodys()
    {
        Assert.Empty(Enum.GetValues<Feature>().Except(Permissions.Table.Select(row => row.Feature)));
        Assert.Empty(Enum.GetValues<Role>().Except(Permissions.Table.Select(row => row.Role)));
    }

    [GeneratedRegex(@"^@page ""(?<template>[^""]+)""", RegexOptions.Multiline)]
    private static partial Regex PageDirective();
}
