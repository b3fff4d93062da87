namespace RecordsPortal.Tests.Intake.Import;

/// <summary>The shortest list that is good, for tests to change one thing about.</summary>
internal static class SmallList
{
    public static string[] Heading { get; } = ["考生号", "姓名", "性别", "身份证号", "出生日期", "录取专业代码", "录取年份", "招生类别", "联系电话"];

    public static string[] Person { get; } =
        ["26430503100000", "朱建佑", "男", "430304200603150015", "2006-03-15", "440301", "2026", "普通高考统招", "13812344770"];

    public static string[] Another { get; } =
        ["26430503100001", "朱建英", "女", "430304200603150023", "2006-03-15", "440301", "2026", "单招", "13812344771"];

    public static string?[] With(this string?[] row, int index, string? text) => [.. row.Select((cell, at) => at == index ? text : cell)];

    public static string Csv(string separator, params IEnumerable<string?[]> rows) => string.Join("\r\n", rows.Select(row => string.Join(separator, row)));
}
