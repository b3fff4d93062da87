namespace RecordsPortal.Core.Registry;

/// <summary>Names of what a record keeps a history of, as keys of texts: the items themselves, and the facts about the record beside them.</summary>
public static class RecordKeys
{
    public const string StudentNumber = "RecordFact.StudentNumber";
    public const string Class = "RecordFact.Class";
    public const string Status = "RecordFact.Status";
    public const string Reviewer = "RecordFact.Reviewer";
    public const string CheckedIn = "RecordFact.CheckedIn";
    public const string ReExamination = "RecordFact.ReExamination";

    public const string NationalRegistration = "RecordFact.NationalRegistration";

    public static string Of(RecordField field) => $"RecordField.{field}";

    /// <summary>By the column it lives in. Columns that only follow another (school, the letters of the name) have none.</summary>
    internal static IReadOnlyDictionary<string, string> ByColumn { get; } = new Dictionary<string, string>(
        RecordMapping.Columns.Select(pair => KeyValuePair.Create(pair.Value, Of(pair.Key))).Concat(
        [
            new(nameof(Student.StudentNumber), StudentNumber),
            new(nameof(Student.ClassId), Class),
            new(nameof(Student.Status), Status),
            new(nameof(Student.CompletedBy), Reviewer),
            new(nameof(Student.CheckedInAt), CheckedIn),
            new(nameof(Student.ReExaminationDue), ReExamination),
            new(nameof(Student.RegisteredOn), NationalRegistration),
        ]));
}
