using System.Text.RegularExpressions;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Reference;

/// <summary>What a setting may be. Null says it is good.</summary>
public static partial class SettingRules
{
    public const string Empty = "Settings.Empty";
    public const string TooLong = "Settings.TooLong";
    public const string NumberPattern = "Settings.NumberPattern";
    public const string YesOrNo = "Settings.YesOrNo";
    public const string PhotoRule = "Settings.PhotoRule";

    public static string? FaultOf(string key, string value) => key switch
    {
        _ when value.Length > Limits.Reason => TooLong,
        SettingKeys.CollegeName or SettingKeys.CollegeNameEn when string.IsNullOrWhiteSpace(value) => Empty,
        SettingKeys.StudentNumberPattern when !NumberPatternForm().IsMatch(value) => NumberPattern,
        SettingKeys.PreCheck when value is not ("true" or "false") => YesOrNo,
        SettingKeys.PhotoRule when !PhotoRuleForm().IsMatch(value) => PhotoRule,
        _ => null,
    };

    /// <summary>The counter stands once and last, or numbers of two prefixes could meet.</summary>
    [GeneratedRegex(@"^(?:\{year\}|\{yy\}|\{school\}|[0-9A-Z])*\{seq:[3-6]\}$")]
    private static partial Regex NumberPatternForm();

    [GeneratedRegex(@"^[1-9]\d{1,3}x[1-9]\d{1,3},[1-9]\d{0,3}$")]
    private static partial Regex PhotoRuleForm();
}
