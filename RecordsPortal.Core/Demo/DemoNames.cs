using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Demo;

/// <summary>Made-up names as a Hunan college would see them, the hard ones among them: rare characters, two-character surnames, names with a dot.</summary>
internal static class DemoNames
{
    // Repeated as often as people have them, roughly.
    private const string Surnames =
        "李李李李王王王王张张张张刘刘刘陈陈陈杨杨周周黄黄吴吴罗罗彭彭曾胡谢唐邓肖肖蒋何易龙贺谭廖袁欧阳文夏段向石田朱姚徐赵孙马高林郭梁宋郑韩冯于董萧程曹傅沈吕苏卢蔡贾丁魏薛叶阎余潘杜戴钟汪任姜范方邹熊金陆孔白崔康毛邱秦江史顾侯邵孟万雷钱汤尹黎常武乔赖龚单仇解盛宁符粟滕瞿覃";

    private const string Male = "伟强磊军洋勇杰涛明超辉刚健峰浩宇轩博文俊鹏飞凯旭晨嘉子梓睿泽航志远建国华平安思源天佑逸铭烨霖昊然锦程";
    private const string Female = "芳娜敏静丽艳娟霞秀燕玲桂英华慧巧美洁雅琳雪萍红玉欣怡佳悦梦诗涵雨婷子萱思琪语嫣可馨若曦紫妍依诺晓彤瑶";

    private static readonly string[] Compound = ["欧阳", "司徒", "上官", "诸葛", "皇甫", "尉迟"];
    private static readonly string[] Uyghur = ["买买提", "艾合买提", "吐尔洪", "阿依古丽", "古丽娜尔", "祖丽菲亚", "阿不都热合曼", "卡德尔", "吐尔逊", "艾力"];
    private static readonly string[] RareCharacters = ["䶮", "𬴂", "祎", "堃", "翀", "昇", "玥", "頔", "赟", "燚"];

    public static string Invent(Random random, string sex, string ethnicGroup)
    {
        if (ethnicGroup == UyghurCode)
        {
            return $"{Pick(random, Uyghur)}·{Pick(random, Uyghur)}";
        }

        var surname = random.Next(70) == 0 ? Pick(random, Compound) : Surnames[random.Next(Surnames.Length)].ToString();
        return surname + Given(random, sex);
    }

    /// <summary>A relative's name: a given name of their own under this surname.</summary>
    public static string Relative(Random random, string surname, string sex) => surname + Given(random, sex);

    public static string Surname(string name) => Compound.FirstOrDefault(c => name.StartsWith(c, StringComparison.Ordinal)) ?? name[..1];

    public static string AnySurname(Random random) => Surnames[random.Next(Surnames.Length)].ToString();

    public const string UyghurCode = "05";

    private static string Given(Random random, string sex)
    {
        var characters = sex == Sexes.Male ? Male : Female;
        var first = characters[random.Next(characters.Length)].ToString();
        var second = random.Next(60) == 0 ? Pick(random, RareCharacters) : characters[random.Next(characters.Length)].ToString();
        return random.Next(5) == 0 ? first : first + second;
    }

    private static string Pick(Random random, string[] among) => among[random.Next(among.Length)];
}
