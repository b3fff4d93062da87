namespace RecordsPortal.Core.Reference;

/// <summary>The relations of GB/T 4761 that a student's contacts have: what the contact is to the student.</summary>
public static class FamilyRelations
{
    public static CodeTable Table { get; } = new(
    [
        new("51", "父亲", "Father", "父", "爸爸", "父子", "父女"),
        new("52", "母亲", "Mother", "母", "妈妈", "母子", "母女"),
        new("57", "继父或养父", "Stepfather or adoptive father", "继父", "养父"),
        new("58", "继母或养母", "Stepmother or adoptive mother", "继母", "养母"),
        new("61", "祖父", "Paternal grandfather", "爷爷"),
        new("62", "祖母", "Paternal grandmother", "奶奶"),
        new("63", "外祖父", "Maternal grandfather", "外公", "姥爷"),
        new("64", "外祖母", "Maternal grandmother", "外婆", "姥姥"),
        new("71", "兄", "Elder brother", "哥哥"),
        new("73", "弟", "Younger brother", "弟弟"),
        new("75", "姐姐", "Elder sister", "姐"),
        new("77", "妹妹", "Younger sister", "妹"),
        new("10", "配偶", "Spouse", "丈夫", "妻子"),
        new("97", "其他亲属", "Other relative", "亲属"),
        new("99", "非亲属", "Not a relative", "监护人", "其他监护人"),
    ]);
}
