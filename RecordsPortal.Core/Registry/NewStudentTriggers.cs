using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Registry;

/// <summary>
/// Takes the triggers for new students and their cases away while thousands are written: before each statement that sets off a trigger SQLite
/// puts by every page it touches, forty trees' for a student, and that costs more than the writing. Only inside the transaction that adds
/// them: until it commits, and if it does not, everybody else has the triggers.
/// </summary>
internal static class NewStudentTriggers
{
    /// <returns>Where the new ones begin. Nobody who stands there may be removed before <see cref="ResumeAsync"/> while others are added: SQLite gives the highest place again.</returns>
    public static async Task<long> PauseAsync(RecordsDbContext db, CancellationToken cancel)
    {
        await using var command = db.Sql("""
            DROP TRIGGER IF EXISTS "NameKeys_Add"; DROP TRIGGER IF EXISTS "IntakeState_Add"; SELECT ifnull(MAX(rowid), 0) FROM "Students"
            """);
        var since = (long)(await command.ExecuteScalarAsync(cancel))!;
        await using var leave = db.Sql(StudentCounts.Leave(since));
        await leave.ExecuteNonQueryAsync(cancel);
        return since;
    }

    /// <summary>Does for all of them at once what the triggers would have done, and puts the triggers back.</summary>
    public static async Task ResumeAsync(RecordsDbContext db, long since, CancellationToken cancel)
    {
        await StudentCounts.MakeUpAsync(db, since, cancel);
        await using var command = db.Sql($"""
            {NameIndex.MakeUp}
            {IntakeIndex.MakeUp}
            {NameIndex.OfNew}
            {IntakeIndex.OfNew}
            """);
        command.Parameters.AddWithValue("@since", since);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
