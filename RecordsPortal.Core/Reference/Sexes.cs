namespace RecordsPortal.Core.Reference;

/// <summary>The two values of GB/T 2261.1 that the national register takes.</summary>
public static class Sexes
{
    public const string Male = "1";
    public const string Female = "2";

    public static CodeTable Table { get; } = new(
    [
        new(Male, "男", "Male", "男性", "男生", "M"),
        new(Female, "女", "Female", "女性", "女生", "F"),
    ]);
}
