using System.Collections.Concurrent;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Corrections;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Corrections;
using RecordsPortal.Tests.Faults.Common;
using RecordsPortal.Tests.Support;
using Xunit.Abstractions;

namespace RecordsPortal.Tests.Faults.RacingEdits;

/// <summary>Many correct few records at the same time. The model is a sentence: nobody's word is replaced by somebody who had not seen it.</summary>
[Trait(FaultRun.Trait, FaultRun.Category)]
[Collection(FaultRun.Collection)]
public sealed class RacingEditTests(ITestOutputHelper output)
{
    private const int Editors = 10;

    private static readonly RecordField[] _fields = [RecordField.AddressDetail, RecordField.PostalCode, RecordField.Remarks];

    private readonly ConcurrentBag<Edit> _edits = [];
    private readonly ConcurrentBag<string> _faults = [];

    [Fact]
    public async Task Record_CorrectedByManyAtOnce_KeepsEveryWordThatWasAcknowledged()
    {
        var edits = FaultRun.Of(500, 10_000);
        await using var portal = await TestPortal.StartAsync();
        var registrars = new[] { await portal.StaffAsync("registrar"), await portal.StaffAsync("registrar2") };
        var students = new Guid[2];
        for (var at = 0; at < students.Length; at++)
        {
            students[at] = await Correcting.StudentAsync(portal, withNumbers: false);
        }

        var chance = new Random(FaultRun.Seed);
        for (var number = 0; number < edits; number += Editors)
        {
            var round = Enumerable.Range(number, Editors).Select(at => new Aim(registrars[at % registrars.Length], students[chance.Next(students.Length)], _fields[chance.Next(_fields.Length)], at)).ToList();
            // Half have read before anybody writes, so that they race however few threads there are; half come along while they write.
            var early = await Task.WhenAll(round.Take(Editors / 2).Select(aim => Task.Run(() => ReadAsync(portal, aim))));
            await Task.WhenAll(
            [
                .. round.Zip(early, (aim, seen) => Task.Run(() => WriteAsync(portal, aim, seen))),
                .. round.Skip(Editors / 2).Select(aim => Task.Run(async () => await WriteAsync(portal, aim, await ReadAsync(portal, aim)))),
            ]);
        }

        var (done, stale) = (_edits.Count(edit => edit.Outcome is Outcome.Done), _edits.Count(edit => edit.Outcome is Outcome.Stale));
        output.WriteLine($"Seed {FaultRun.Seed}: {edits} edits, {done} took effect, {stale} met somebody else's word.");
        FaultList.None([.. _faults, .. Judge(portal)]);
        Assert.Equal(edits, done + stale);
        Assert.True(done >= edits / 10 && stale >= edits / 50, "Nobody raced.");
    }

    private static async Task<long> ReadAsync(TestPortal portal, Aim aim) => (await portal.As<CorrectionCases>(aim.Editor).SubjectAsync(aim.Student))!.Seen;

    private async Task WriteAsync(TestPortal portal, Aim aim, long seen)
    {
        var value = aim.Field == RecordField.PostalCode ? $"{100_000 + aim.Number}" : $"清风路{aim.Number}号";
        var form = new CorrectionForm(Guid.CreateVersion7(), aim.Student, [new CorrectionChange(aim.Field, value, seen)], "来人申请更正");
        var command = Guid.CreateVersion7();
        var outcome = await portal.As<CorrectionService>(aim.Editor).SubmitAsync(command, form);
        _edits.Add(new Edit(command, aim.Student, aim.Field, seen, value, outcome));
        if (outcome is not (Outcome.Done or Outcome.Stale))
        {
            _faults.Add($"{aim.Field}: {outcome}");
        }
    }

    /// <summary>Against the lines of the change table, read as they stand in the file.</summary>
    private IEnumerable<string> Judge(TestPortal portal)
    {
        using var truth = new StoredTruth(portal.Folder);
        var lines = truth.Texts("""
            SELECT "Sequence" || '|' || "RecordId" || '|' || "Field" || '|' || COALESCE("OldValue", '') || '|' || COALESCE("NewValue", '') || '|' || COALESCE("CommandId", '')
            FROM "Changes" WHERE "Kind" = 'Student' AND "Field" IS NOT NULL ORDER BY "Sequence"
            """).Select(text => text.Split('|')).Select(part => new Line(long.Parse(part[0]), Guid.Parse(part[1]), part[2], part[3], part[4], Guid.TryParse(part[5], out var id) ? id : null)).ToList();
        foreach (var edit in _edits)
        {
            var column = RecordMapping.Columns[edit.Field];
            var own = lines.SingleOrDefault(line => line.Command == edit.Command && line.Record == edit.Student && line.Field == column);
            var others = lines.Where(line => line.Record == edit.Student && line.Field == column && line.Sequence > edit.Seen && line.Command != edit.Command).ToList();
            switch (edit.Outcome)
            {
                case Outcome.Done when own is null || own.New != edit.Value:
                    yield return $"{edit.Field} {edit.Value}: acknowledged and not there";
                    break;
                case Outcome.Done when others.Exists(line => line.Sequence < own!.Sequence):
                    yield return $"{edit.Field} {edit.Value}: replaced a word its writer had not seen";
                    break;
                case Outcome.Stale { Theirs: var theirs } when own is not null || theirs is not [var only] || only.Field != $"{edit.Field}" || !others.Exists(line => line.New == only.Theirs) || only.By.Length == 0:
                    yield return $"{edit.Field} {edit.Value}: stale without the other word ({string.Join(", ", theirs)})";
                    break;
            }
        }

        foreach (var chain in lines.GroupBy(line => (line.Record, line.Field)))
        {
            foreach (var (before, after) in chain.Zip(chain.Skip(1)).Where(pair => pair.First.New != pair.Second.Old))
            {
                yield return $"{chain.Key.Field}: {before.New} became {after.Old} without a line";
            }
        }
    }

    private sealed record Aim(Actor Editor, Guid Student, RecordField Field, int Number);

    private sealed record Edit(Guid Command, Guid Student, RecordField Field, long Seen, string Value, Outcome Outcome);

    private sealed record Line(long Sequence, Guid Record, string Field, string Old, string New, Guid? Command);
}
