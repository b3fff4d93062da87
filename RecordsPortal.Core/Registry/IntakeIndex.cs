namespace RecordsPortal.Core.Registry;

/// <summary>Keeps <see cref="Student.IntakeState"/> equal to the state of the student's case.</summary>
internal static class IntakeIndex
{
    /// <summary>Triggers, because many places move a case and none of them should have to think of the list. They touch neither version nor time of the record.</summary>
    public const string Triggers = """
        CREATE TRIGGER IF NOT EXISTS "IntakeState_Add" AFTER INSERT ON "IntakeCases" BEGIN
            UPDATE "Students" SET "IntakeState" = NEW."State" WHERE "Id" = NEW."Id" AND "IntakeState" IS NOT NEW."State";
        END;
        CREATE TRIGGER IF NOT EXISTS "IntakeState_Renew" AFTER UPDATE OF "State" ON "IntakeCases" WHEN OLD."State" <> NEW."State" BEGIN
            UPDATE "Students" SET "IntakeState" = NEW."State" WHERE "Id" = NEW."Id";
        END;
        CREATE TRIGGER IF NOT EXISTS "IntakeState_Remove" AFTER DELETE ON "IntakeCases" BEGIN
            UPDATE "Students" SET "IntakeState" = NULL WHERE "Id" = OLD."Id";
        END;
        """;
}
