namespace RecordsPortal.Core.Registry.Rules;

/// <summary>What a screen shows of a number it may not show. Never put the masked form in a log, a URL or a file name either.</summary>
public static class Mask
{
    /// <summary>430304********0015; of other documents only the first character and the last two.</summary>
    public static string IdNumber(string? number) => number switch
    {
        null => "",
        { Length: 18 or 15 } => Keep(number, 6, 4),
        _ => Keep(number, 1, 2),
    };

    /// <summary>138****4770; of any other number the last four digits.</summary>
    public static string Phone(string? canonical)
    {
        var phone = PhoneNumber.Display(canonical);
        return phone.Length == 11 && phone[0] == '1' ? Keep(phone, 3, 4) : Keep(phone, 0, 4);
    }

    private static string Keep(string text, int first, int last) =>
        text.Length <= first + last
            ? new string('*', text.Length)
            : text[..first] + new string('*', text.Length - first - last) + text[^last..];
}
