namespace RecordsPortal.Core.Reference;

/// <summary>GB/T 4762. Asked of mainland citizens only.</summary>
public static class PoliticalStatuses
{
    public static CodeTable Table { get; } = new(
    [
        new("01", "中共党员", "Member of the Communist Party", "党员", "中国共产党党员"),
        new("02", "中共预备党员", "Probationary member of the Communist Party", "预备党员", "中国共产党预备党员"),
        new("03", "共青团员", "Member of the Communist Youth League", "团员", "中国共产主义青年团团员"),
        new("04", "民革党员", "Member of the Revolutionary Committee", "民革会员", "中国国民党革命委员会会员"),
        new("05", "民盟盟员", "Member of the Democratic League", "中国民主同盟盟员"),
        new("06", "民建会员", "Member of the National Construction Association", "中国民主建国会会员"),
        new("07", "民进会员", "Member of the Association for Promoting Democracy", "中国民主促进会会员"),
        new("08", "农工党党员", "Member of the Peasants' and Workers' Party", "中国农工民主党党员"),
        new("09", "致公党党员", "Member of the Zhi Gong Party", "中国致公党党员"),
        new("10", "九三学社社员", "Member of the Jiusan Society"),
        new("11", "台盟盟员", "Member of the Taiwan Self-Government League", "台湾民主自治同盟盟员"),
        new("12", "无党派民主人士", "Independent democrat", "无党派人士"),
        new("13", "群众", "No affiliation", "普通公民"),
    ]);
}
