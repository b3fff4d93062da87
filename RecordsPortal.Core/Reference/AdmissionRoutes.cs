namespace RecordsPortal.Core.Reference;

/// <summary>How somebody came to be admitted. No national list fits vocational colleges, so provinces write these in many ways.</summary>
public static class AdmissionRoutes
{
    public const string FiveYear = "WN";
    public const string Segmented = "SE";

    public static CodeTable Table { get; } = new(
    [
        new("GK", "普通高考统招", "National entrance examination", "普通高考", "统招", "统一招生", "高考统招", "全国统考", "Gaokao"),
        new("DZ", "单独招生", "College-run admission", "单招", "高职单招", "高职单独招生"),
        new("DK", "对口升学", "Vocational-track examination", "对口招生", "对口高考", "对口单招"),
        new("ZJ", "职教高考", "Vocational college-entrance examination", "春季高考"),
        new("ZC", "注册入学", "Registration admission"),
        new(FiveYear, "五年一贯制", "Five-year integrated", "五年制", "五年制高职", "五年制大专", "初中起点五年制"),
        new(Segmented, "三二分段", "Segmented secondary–college", "3+2", "3+3", "三二分段制", "三二转段", "三二连读", "中高职贯通", "中高职3+2"),
        new("KZ", "高职扩招", "Expansion intake", "扩招", "高职扩招专项"),
        new("MS", "免试入学", "Exempt from examination", "免试", "技能拔尖免试"),
        new("ZS", "专升本", "Diploma to bachelor"),
        new("DX", "定向培养", "Directed training", "定向培养军士", "定向培养士官", "定向军士"),
        new("MZ", "民族班/预科/内地班", "Ethnic, preparatory or inland class", "民族班", "民族预科", "预科", "预科班", "内地班"),
        new("TY", "体育特招", "Sports admission", "体育类", "体育特长生"),
        new("WY", "文艺特招", "Arts admission", "文艺特长生"),
        new("ZR", "外校转入", "Transferred in", "转学转入", "转入"),
        new("GA", "港澳台侨", "Hong Kong, Macao, Taiwan and overseas Chinese", "港澳台", "港澳台侨联招", "港澳台招生"),
        new("LX", "来华留学", "International", "留学生", "国际学生"),
        new("QT", "其他", "Other"),
    ]);

    /// <summary>True where a student is in the college years before being formally admitted to them, so the two years differ by rule.</summary>
    public static bool BeginsBeforeFormalAdmission(string? code) => code is FiveYear or Segmented;
}
