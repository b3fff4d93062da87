using RecordsPortal.Core.Registry;

namespace RecordsPortal.Core.Intake.Review;

/// <summary>The reasons a fresh college begins with; it may change them.</summary>
internal static class CannedReasons
{
    public static IReadOnlyList<CannedReason> Defaults =>
    [
        Make("NameDiffers", RecordField.Name, "姓名与身份证不一致，请按身份证逐字填写", "The name differs from your ID card. Please enter it exactly as printed there"),
        Make("NameRare", RecordField.Name, "姓名中的生僻字有误，请核对字形后重新输入", "A rare character in the name is wrong. Please check its form and enter it again"),
        Make("IdNumberDiffers", RecordField.IdNumber, "身份证号与录取名册不一致，请核对每一位数字", "The ID number differs from the admission list. Please check every digit"),
        Make("IdNumberProof", RecordField.IdNumber, "身份证号有变更，请上传公安机关出具的证明", "The ID number has changed. Please upload the certificate of the police"),
        Make("PhoneWrong", RecordField.Phone, "联系电话无法接通，请填写本人在用的手机号", "Nobody can be reached at this number. Please enter a mobile number of your own that is in use"),
        Make("PhoneShared", RecordField.Phone, "该电话被多名学生填写，请填写本人的号码", "Several students gave this number. Please enter your own"),
        Make("NativePlace", RecordField.NativePlace, "籍贯请按户口簿填写到县（市、区）", "Please give the native place down to the county, as in the household register"),
        Make("Origin", RecordField.Origin, "生源地应为入学前户籍所在的县（市、区）", "The place of origin is the county of your household register before entry"),
        Make("PhotoUnclear", RecordField.Photo, "照片不清晰，请重新拍摄并上传", "The photo is not clear. Please take it again and upload it"),
        Make("PhotoBackground", RecordField.Photo, "照片须为近期免冠正面照，背景为纯色", "The photo must be recent, from the front, bareheaded, on a plain background"),
        Make("FamilyIncomplete", RecordField.Family, "家庭成员信息不完整，请至少填写一位联系人及其电话", "Family details are incomplete. Please give at least one contact with a phone number"),
        Make("SchoolingGap", RecordField.Schooling, "学习经历不连续，请从小学起逐段填写", "There is a gap in your schooling. Please enter every stage from primary school on"),
        Make("PoliticalStatus", RecordField.PoliticalStatus, "政治面貌与档案不符，请核实后填写", "The political status differs from your file. Please check it"),
        Make("AddressIncomplete", RecordField.AddressDetail, "家庭住址不完整，请填写到门牌号", "The address is incomplete. Please give it down to the house number"),
        Make("EvidenceMissing", null, "缺少证明材料，请上传清晰的扫描件或照片", "Evidence is missing. Please upload a clear scan or photo"),
        Make("EvidenceUnreadable", null, "证明材料无法辨认，请重新上传", "The evidence cannot be read. Please upload it again"),
        Make("PleaseCheck", null, "该项填写有误，请核对后重新填写", "This item is wrong. Please check it and enter it again"),
    ];

    private static CannedReason Make(string key, RecordField? field, string zh, string en) => new() { Key = key, Field = field, TextZh = zh, TextEn = en };
}
