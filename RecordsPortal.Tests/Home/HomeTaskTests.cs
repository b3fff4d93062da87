using RecordsPortal.Components.Home;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Intake;
using RecordsPortal.Core.Statistics;

namespace RecordsPortal.Tests.Home;

public sealed class HomeTaskTests
{
    private static readonly HomeNumbers Numbers = new(
        2026, new Dictionary<IntakeState, int> { [IntakeState.NotBegun] = 9, [IntakeState.Submitted] = 4, [IntakeState.Returned] = 2 }, 6, null, 3, 1, 5, 7);

    [Fact]
    public void Tasks_OfARegistrar_BeginWithTheQueueAndHoldTheLists()
    {
        var tasks = HomeTask.For(Somebody(Role.Registrar), Numbers);

        Assert.Equal(new HomeTask("Review", 4, "review"), tasks[0]);
        Assert.Contains(tasks, task => task is { Key: "Proposals", Count: 5 });
        Assert.Contains(new HomeTask("Corrections", 7, "corrections"), tasks);
    }

    [Fact]
    public void Tasks_OfACounsellor_AreTheChaseAndNotTheQueue()
    {
        var tasks = HomeTask.For(Somebody(Role.Counsellor), Numbers);

        Assert.DoesNotContain(tasks, task => task.Key is "Review" or "Lists" or "Corrections");
        Assert.Equal(6, tasks.Single(task => task.Key == "NotActivated").Count);
        Assert.Equal(3, tasks.Single(task => task.Key == "NotBegun").Count);
    }

    [Fact]
    public void Tasks_OfATeacher_AreNone()
    {
        Assert.Empty(HomeTask.For(Somebody(Role.Teacher), Numbers));
    }

    private static Actor Somebody(Role role) => new(Guid.NewGuid(), "somebody", null, [new RoleGrant(role)]);
}
