namespace RecordsPortal.Core.Reference;

/// <summary>
/// The kinds of identity document of JY/T 1001, and two it predates: the residence permit for Hong Kong, Macao and Taiwan (G)
/// and the mainland travel permit for Hong Kong and Macao (H).
/// </summary>
public static class IdDocumentTypes
{
    public const string ResidentId = "1";
    public const string TaiwanTravelPermit = "8";
    public const string ForeignerCard = "9";
    public const string Passport = "A";
    public const string ResidencePermit = "G";
    public const string HongKongMacaoTravelPermit = "H";

    public static CodeTable Table { get; } = new(
    [
        new(ResidentId, "居民身份证", "Resident ID card", "身份证", "二代身份证", "第二代居民身份证", "中华人民共和国居民身份证"),
        new(ResidencePermit, "港澳台居民居住证", "Residence permit for Hong Kong, Macao and Taiwan", "港澳居民居住证", "台湾居民居住证", "居住证"),
        new(HongKongMacaoTravelPermit, "港澳居民来往内地通行证", "Mainland travel permit for Hong Kong and Macao", "回乡证", "港澳通行证"),
        new(TaiwanTravelPermit, "台湾居民来往大陆通行证", "Mainland travel permit for Taiwan", "台胞证"),
        new(ForeignerCard, "外国人永久居留身份证", "Foreign permanent resident ID card", "外国人永久居留证", "境外永久居住证"),
        new(Passport, "护照", "Passport", "外国护照"),
        new("6", "香港特区护照/身份证明", "Hong Kong passport or identity card", "香港身份证"),
        new("7", "澳门特区护照/身份证明", "Macao passport or identity card", "澳门身份证"),
        new("2", "军官证", "Officer's card"),
        new("3", "士兵证", "Soldier's card"),
        new("4", "文职干部证", "Civilian cadre's card"),
        new("5", "部队离退休证", "Retired serviceman's card"),
        new("B", "户口簿", "Household register", "户口本"),
        new("Z", "其他", "Other", "其他证件"),
    ]);
}
