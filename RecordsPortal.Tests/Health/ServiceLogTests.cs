using System.Collections.Concurrent;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RecordsPortal.Core.Common;
using RecordsPortal.Core.Intake.Admission;
using RecordsPortal.Core.Intake.Entry;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Registry;
using RecordsPortal.Tests.Intake.Entry;
using RecordsPortal.Tests.Intake.Import;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Health;

/// <summary>The service layer and the database's own log at their most talkative: still ids and counts, and nobody's data.</summary>
public sealed class ServiceLogTests
{
    private static readonly string[] _canaries = [SmallList.Person[1], SmallList.Another[1], SmallList.Person[3], SmallList.Another[3], SmallList.Person[8], "13912345678", "隧道里的金丝雀"];

    [Fact]
    public async Task Log_OfAnImportAnEntryAndASearch_HoldsNothingOfAnybody()
    {
        using var log = new Heard();
        await using var portal = await TestPortal.StartAsync(services => services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace)));
        var registrar = await portal.StaffAsync("registrar");
        var lists = portal.As<AdmissionListService>(registrar);
        var rows = Encoding.UTF8.GetBytes(SmallList.Csv(",", SmallList.Heading, SmallList.Person, SmallList.Another.With(6, "二〇二六")));
        var list = Assert.IsType<Outcome.Done>(await lists.UploadAsync(Guid.CreateVersion7(), "录取名册.csv", new MemoryStream(rows))).Receipt.Id!.Value;
        Assert.IsType<Outcome.Done>(await lists.ImportAsync(Guid.CreateVersion7(), list, ImportMode.GoodRowsOnly));

        await using var db = portal.Open();
        var student = Freshman.On(portal, await db.Students.Where(s => s.Name == SmallList.Person[1]).Select(s => s.Id).SingleAsync());
        await student.ReadNoticeAsync();
        Assert.IsType<Outcome.Done>(await student.SaveAsync(
            new EntryInput(RecordField.Name, SmallList.Person[1]), new EntryInput(RecordField.IdNumber, SmallList.Person[3]), new EntryInput(RecordField.Phone, "13912345678"), new EntryInput(RecordField.Remarks, "隧道里的金丝雀")));
        Assert.Equal(1, (await portal.As<Finder>(registrar).FindAsync(SmallList.Person[1])).PeopleTotal);

        Assert.Contains(log.Lines, line => line.Contains("INSERT INTO", StringComparison.Ordinal));
        FaultList.None(log.Lines.Where(line => _canaries.Any(canary => line.Contains(canary, StringComparison.Ordinal))));
    }

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentBag<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
