namespace RecordsPortal.Core.Intake;

/// <summary>
/// What is signed by submitting, word for word. A submission keeps the number of the wording that stood over its button; a changed wording gets
/// a new number, and the old ones stay here as long as anything is signed with them.
/// </summary>
public static class TruthStatement
{
    public const int Current = 1;

    private static readonly Dictionary<int, (string Own, string Assisted)> _wordings = new()
    {
        [1] = ("我确认以上内容由本人填写，真实、准确、完整，如有不实由本人承担责任。", "我已与学生逐项核对以上内容，学生本人确认真实、准确、完整。"),
    };

    /// <summary>In Chinese, the language in which it binds.</summary>
    public static string Wording(int version, bool isAssisted) => isAssisted ? _wordings[version].Assisted : _wordings[version].Own;
}
