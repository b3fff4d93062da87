using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.NationalRegister;

/// <summary>Whom a batch means, found in the archive.</summary>
internal static class RegisterStudents
{
    private const int Chunk = 500;

    public static IQueryable<Student> Chosen(this IQueryable<Student> students, RegisterChoice choice)
    {
        students = choice.Year is { } year ? students.Where(s => s.EntryYear == year) : students;
        students = choice.MajorId is { } major ? students.Where(s => s.CurrentMajorId == major) : students;
        return choice.ClassId is { } studentClass ? students.Where(s => s.ClassId == studentClass) : students;
    }

    /// <summary>All the batch means, with what decides about each.</summary>
    public static async Task<List<Marked>> OfAsync(RecordsDbContext db, Reach reach, RegistrationBatch batch, CancellationToken cancel)
    {
        var chosen = db.StudentsWithin(reach).AsNoTracking().Chosen(new RegisterChoice(batch.Year, batch.MajorId, batch.ClassId));
        if (batch.Numbers is null)
        {
            return await chosen.Select(s => new Marked(s.Id, s.Status, s.CompletedAt != null, s.RegisteredOn)).ToListAsync(cancel);
        }

        var found = new List<Marked>();
        foreach (var chunk in JsonSerializer.Deserialize<List<string>>(batch.Numbers)!.Chunk(Chunk))
        {
            found.AddRange(await chosen.Where(s => chunk.Contains(s.CandidateNumber)).Select(s => new Marked(s.Id, s.Status, s.CompletedAt != null, s.RegisteredOn)).ToListAsync(cancel));
        }

        return found;
    }

    /// <summary>The candidate numbers a file names, each once, and its rows that name nobody.</summary>
    public static async Task<(List<string> Numbers, List<int> Unknown)> ReadAsync(RecordsDbContext db, Reach reach, RegisterFile file, CancellationToken cancel)
    {
        var known = new Dictionary<string, string>();
        foreach (var chunk in file.Rows.SelectMany(row => row.Words).Distinct().Chunk(Chunk))
        {
            var found = await db.StudentsWithin(reach).AsNoTracking()
                .Where(s => chunk.Contains(s.CandidateNumber) || (s.StudentNumber != null && chunk.Contains(s.StudentNumber)))
                .Select(s => new { s.CandidateNumber, s.StudentNumber }).ToListAsync(cancel);
            foreach (var student in found)
            {
                known[student.CandidateNumber] = student.CandidateNumber;
                known[student.StudentNumber ?? student.CandidateNumber] = student.CandidateNumber;
            }
        }

        var rows = file.Rows.Select(row => (row.Row, Number: row.Words.Select(known.GetValueOrDefault).FirstOrDefault(number => number is not null))).ToList();
        return ([.. rows.Select(row => row.Number).OfType<string>().Distinct()], [.. rows.Where(row => row.Number is null).Select(row => row.Row)]);
    }
}

internal sealed record Marked(Guid Id, StudentStatus Status, bool IsComplete, DateOnly? RegisteredOn)
{
    public bool IsReady => RegisteredOn is null && IsInSchool;

    public bool IsInSchool => Status == StudentStatus.Active && IsComplete;
}
