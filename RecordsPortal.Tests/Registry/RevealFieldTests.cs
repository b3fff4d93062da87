using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Registry;

public sealed class RevealFieldTests : ComponentTest
{
    [Fact]
    public async Task Reveal_WithAReason_ShowsTheValueForAMinuteAndNoLonger()
    {
        await using var portal = await TestPortal.StartAsync();
        var field = await FieldAsync(portal);

        field.Find("button").Click();
        field.Find("input").Change("核对身份证原件");
        field.Find("form").Submit();

        field.WaitForAssertion(() => Assert.Equal(Enrolled.IdNumber, field.Find(".revealed").TextContent), TimeSpan.FromSeconds(10));
        Clock.Advance(TimeSpan.FromSeconds(61));
        field.WaitForAssertion(() => Assert.DoesNotContain(Enrolled.IdNumber, field.Markup), TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Reveal_WithoutAReason_SaysSoAtTheFieldAndShowsNothing()
    {
        await using var portal = await TestPortal.StartAsync();
        var field = await FieldAsync(portal);

        field.Find("button").Click();
        field.Find("form").Submit();

        field.WaitForAssertion(() => Assert.Equal("请填写原因。", field.Find(".field-error").TextContent), TimeSpan.FromSeconds(10));
        Assert.Empty(field.FindAll(".revealed"));
        Assert.DoesNotContain(Enrolled.IdNumber, field.Markup);
    }

    [Fact]
    public async Task Reveal_ForThoseWhoMayNot_IsNotOffered()
    {
        await using var portal = await TestPortal.StartAsync();
        var field = await FieldAsync(portal, mayReveal: false);

        Assert.Contains("430304********0015", field.Markup);
        Assert.Empty(field.FindAll("button"));
    }

    private async Task<IRenderedComponent<RevealField>> FieldAsync(TestPortal portal, bool mayReveal = true)
    {
        var id = await Enrolled.AddAsync(portal, withNumbers: true);
        Services.AddSingleton(portal.As<RevealService>(await portal.StaffAsync("registrar")));
        Services.AddScoped<OutcomeMessages>();
        return Render<RevealField>(p => p
            .Add(x => x.StudentId, id).Add(x => x.Field, RecordField.IdNumber).Add(x => x.Masked, "430304********0015").Add(x => x.MayReveal, mayReveal));
    }
}
