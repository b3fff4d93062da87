namespace RecordsPortal.Core.Registry;

/// <summary>Keeps <see cref="Student.IntakeState"/> equal to the state of the student's case.</summary>
internal static class IntakeIndex
{
    /// <summary>Triggers, because many places move a case and none of them should have to think of the list. They touch neither version nor time of the record.</summary>
    public const string Triggers = $"""
        {OfNew}
        CREATE TRIGGER IF NOT EXISTS "IntakeState_Renew" AFTER UPDATE OF "State" ON "IntakeCases" WHEN OLD."State" <> NEW."State" BEGIN
            UPDATE "Students" SET "IntakeState" = NEW."State" WHERE "Id" = NEW."Id";
        END;
        CREATE TRIGGER IF NOT EXISTS "IntakeState_Remove" AFTER DELETE ON "IntakeCases" BEGIN
            UPDATE "Students" SET "IntakeState" = NULL WHERE "Id" = OLD."Id";
        END;
        """;

    public const string OfNew = """
        CREATE TRIGGER IF NOT EXISTS "IntakeState_Add" AFTER INSERT ON "IntakeCases" BEGIN
            UPDATE "Students" SET "IntakeState" = NEW."State" WHERE "Id" = NEW."Id" AND "IntakeState" IS NOT NEW."State";
        END;
        """;

    /// <summary>What <see cref="OfNew"/> would have done for the cases of every student from @since on.</summary>
    public const string MakeUp = """
        UPDATE "Students" SET "IntakeState" = c."State" FROM "IntakeCases" c
        WHERE c."Id" = "Students"."Id" AND "Students".rowid > @since AND "Students"."IntakeState" IS NOT c."State";
        """;
}
