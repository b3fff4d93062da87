using System.Collections.Concurrent;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Intake.Review;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Corrections;
using RecordsPortal.Tests.Faults.Common;
using RecordsPortal.Tests.Registry;
using RecordsPortal.Tests.Support;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Faults.DoubleSubmits;

/// <summary>The same command again: pressed twice, sent again after a timeout, replayed by a reconnecting page, copied by somebody else.</summary>
[Trait(FaultRun.Trait, FaultRun.Category)]
[Collection(FaultRun.Collection)]
public sealed class DoubleSubmitTests(ITestOutputHelper output)
{
    private readonly ConcurrentBag<string> _faults = [];
    private int _sends;

    [Fact]
    public async Task Command_SentManyTimes_TakesEffectOnceAndAnswersTheSame()
    {
        var commands = FaultRun.Of(200, 10_000);
        await using var portal = await TestPortal.StartAsync();
        var (registrar, another) = (await portal.StaffAsync("registrar"), await portal.StaffAsync("registrar2"));
        var student = await Enrolled.AddAsync(portal, approved: true);
        var kinds = Kinds(portal, (await portal.CollegeAsync()).Majors[0].Id, student);
        var before = Counts(portal);

        // Four people at once, each of whom does everything several times.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(person => Task.Run(async () =>
        {
            var chance = new Random(FaultRun.Seed + person);
            for (var number = person; number < commands; number += 4)
            {
                await SendManyAsync(kinds[number % kinds.Length], number, registrar, another, chance);
            }
        })));

        var after = Counts(portal);
        output.WriteLine($"Seed {FaultRun.Seed}: {commands} commands sent {_sends} times.");
        FaultList.None(_faults);
        Assert.True(_sends >= commands * 4, $"Sent only {_sends} times.");
        // One command, one row of what it makes; every kind of it as often as it was ordered.
        Assert.Equal(commands, after.Commands - before.Commands);
        Assert.Equal(Enumerable.Range(0, kinds.Length).Select(kind => (long)((commands - kind + kinds.Length - 1) / kinds.Length)), after.Made.Zip(before.Made, (now, then) => now - then));
        Assert.Equal(after.Files - before.Files, after.Made[2] - before.Made[2]);
        using var truth = new StoredTruth(portal.Folder);
        FaultList.None(truth.Damage(after: 0));
    }

    /// <summary>One that saves in a group, one that works alone in the line, one with a file beside its rows.</summary>
    private static Func<Actor, Guid, int, CancellationToken, Task<Outcome>>[] Kinds(TestPortal portal, Guid major, Guid student) =>
    [
        (actor, command, number, cancel) => portal.As<ClassMoves>(actor).AddAsync(command, major, 2026, $"双击{number}班", cancel),
        (actor, command, number, cancel) => portal.As<CannedReasonService>(actor).SaveAsync(command, new ReasonForm(null, 0, null, $"理由 {number}", $"Reason {number}"), cancel),
        (actor, command, number, cancel) => portal.As<CorrectionEvidenceService>(actor).AddAsync(command, Form(number), student, EvidenceKind.Other, new MemoryStream(Correcting.Scan), cancel),
    ];

    private static Guid Form(int number) => new(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private async Task SendManyAsync(Func<Actor, Guid, int, CancellationToken, Task<Outcome>> kind, int number, Actor actor, Actor another, Random chance)
    {
        var command = Guid.CreateVersion7();
        var first = chance.Next(2) == 0 ? await SendImpatientlyAsync(kind, actor, command, number, chance) : null;
        var answers = await Task.WhenAll(Enumerable.Range(0, chance.Next(2, 21)).Select(_ => SendAsync(kind, actor, command, number)));
        // Only now is it certain whose command it is.
        var copied = await SendAsync(kind, another, command, number);
        var late = await SendAsync(kind, actor, command, number);

        foreach (var answer in answers.Append(late).Concat(first is null ? [] : [first]).Distinct().Where(answer => answer is not Outcome.Done || answer != late))
        {
            _faults.Add($"{number}: {answer} beside {late}");
        }

        if (copied is not Outcome.Refused { Key: OutcomeKeys.CommandOfAnother })
        {
            _faults.Add($"{number}: by another {copied}");
        }
    }

    private Task<Outcome> SendAsync(Func<Actor, Guid, int, CancellationToken, Task<Outcome>> kind, Actor actor, Guid command, int number)
    {
        Interlocked.Increment(ref _sends);
        return Task.Run(() => kind(actor, command, number, CancellationToken.None));
    }

    /// <summary>Given up at some moment before, in or after its save; whoever gave up does not know which.</summary>
    private async Task<Outcome?> SendImpatientlyAsync(Func<Actor, Guid, int, CancellationToken, Task<Outcome>> kind, Actor actor, Guid command, int number, Random chance)
    {
        Interlocked.Increment(ref _sends);
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(chance.Next(12)));
        try
        {
            return await kind(actor, command, number, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static (long Commands, long[] Made, long Files) Counts(TestPortal portal)
    {
        using var truth = new StoredTruth(portal.Folder);
        long[] made = [.. ((string[])["Classes", "CannedReasons", "CorrectionEvidence"]).Select(table => truth.Number($"SELECT COUNT(*) FROM \"{table}\""))];
        return (truth.Number("""SELECT COUNT(*) FROM "Commands" """), made, Directory.EnumerateFiles(Path.Combine(portal.Folder, "files"), "*", SearchOption.AllDirectories).Count());
    }
}
