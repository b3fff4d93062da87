namespace RecordsPortal.Core.Documents.Forms;

/// <summary>学年学期: the first term from August to January, the second from February to July.</summary>
internal static class SchoolTerm
{
    public static string Of(DateOnly day)
    {
        var first = day.Month >= 8 ? day.Year : day.Year - 1;
        return $"{first}—{first + 1} 学年第{(day.Month is >= 2 and <= 7 ? "二" : "一")}学期";
    }
}
