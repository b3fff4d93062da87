using RecordsPortal.Core.Registry.Rules;

namespace RecordsPortal.Core.Intake.Import;

internal static class AdmissionStatuses
{
    private static readonly HashSet<string> _standing = ["", "录取", "已录取", "正常录取", "正式录取", "正常", "ADMITTED"];
    private static readonly HashSet<string> _withdrawn = ["放弃入学资格", "放弃录取", "放弃", "取消录取", "取消入学资格", "退档", "退录", "撤销录取", "WITHDRAWN"];

    /// <summary>Whether the admission was withdrawn; null for a word nobody knows, which must not pass for "admitted".</summary>
    public static bool? IsWithdrawn(string text) => Plain.Code(text) switch
    {
        var status when _standing.Contains(status) => false,
        var status when _withdrawn.Contains(status) => true,
        _ => null,
    };
}
