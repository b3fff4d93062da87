using System.Globalization;

namespace RecordsPortal.Core.Setup;

public enum SetupSheet
{
    Majors,
    Classes,
    Staff,
}

/// <param name="Aliases">Other headings that mean the column.</param>
public sealed record SetupColumn(string Zh, string En, bool IsRequired, string Example, params IReadOnlyList<string> Aliases)
{
    public string Heading(CultureInfo culture) => culture.TwoLetterISOLanguageName == "zh" ? Zh : En;
}

/// <summary>The columns of each template, in its order; read by heading, so that they may be moved.</summary>
public static class SetupColumns
{
    private static readonly SetupColumn[] _majors =
    [
        new("专业代码", "Major code", true, "440301"),
        new("专业目录年份", "Catalogue year", true, "2021", "目录版本"),
        new("专业名称", "Major", true, "建筑工程技术"),
        new("英文名称", "Name in English", false, "Building Construction Technology"),
        new("学院代码", "School code", true, "02"),
        new("学院名称", "School", true, "建筑工程学院"),
        new("学制（年）", "Years", true, "3", "学制"),
        new("层次", "Level", true, "专科", "培养层次"),
    ];

    private static readonly SetupColumn[] _classes =
    [
        new("班级名称", "Class", true, "建工2601"),
        new("入学年份", "Entry year", true, "2026", "年级"),
        new("专业代码", "Major code", true, "440301"),
    ];

    private static readonly SetupColumn[] _staff =
    [
        new("姓名", "Name", true, "王丽"),
        new("账号", "User name", true, "wangli", "用户名"),
        new("角色", "Role", true, "辅导员"),
        new("学院代码", "School code", false, ""),
        new("班级名称", "Classes", false, "建工2601、建工2602", "班级"),
    ];

    public static IReadOnlyList<SetupColumn> Of(SetupSheet sheet) => sheet switch
    {
        SetupSheet.Majors => _majors,
        SetupSheet.Classes => _classes,
        _ => _staff,
    };
}
