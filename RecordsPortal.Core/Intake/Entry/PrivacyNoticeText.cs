namespace RecordsPortal.Core.Intake.Entry;

/// <summary>
/// The first privacy notice, as Article 17 of the Personal Information Protection Law asks: who, what for, what, how long, to whom, rights.
/// A line that begins with "## " is a heading, one with "- " a point; {0} is the college, {1} whom to ask.
/// </summary>
internal static class PrivacyNoticeText
{
    public const string Zh = """
        {0}依法采集您的学籍信息。开始填写前，请阅读以下内容。
        ## 谁在处理
        个人信息处理者是{0}，由教务处学籍管理部门负责。咨询、更正或投诉请联系：{1}。
        ## 为什么需要这些信息
        建立和管理学籍、核对录取资格、学籍学历电子注册、办理毕业与就业手续。以上属于学校的法定职责，不以您的同意为前提；缺少必填信息将无法建立学籍。
        ## 需要哪些信息
        - 身份信息：姓名、性别、出生日期、证件类型和号码、照片
        - 来源信息：籍贯、生源地、民族、政治面貌、家庭住址
        - 录取信息：入学年份、录取年份、专业、招生类别
        - 联系信息：本人电话，家庭成员的姓名、关系和电话，用于紧急联系
        - 经历：以往就读的学校
        - 您对名册提出异议时上传的证明材料
        证件号码、照片属于敏感个人信息，仅用于核对身份和电子注册，加密保存，页面上默认遮盖；任何人查看完整号码都要写明原因，您可以在“我的学籍”中看到。
        ## 提供给谁
        - 教育部学信网和省级教育行政部门：学籍、学历电子注册
        - 毕业生就业主管部门：办理就业手续
        - 学校档案馆和接收您档案的单位：档案保管与转递
        除法律另有规定外，不会提供给其他人，也不会用于广告或自动化决策。
        ## 保存多久
        学籍卡、录取名册和变动记录依照档案法规永久保存；证明材料保存30年；未报到学生的填写草稿在入学资格终止后删除。
        ## 您的权利
        您可以随时查看、复制自己的全部信息和修改记录，申请更正，要求我们说明处理规则。法律要求长期保存的内容不能删除，我们会书面说明理由。不满十八周岁的同学，请与监护人一起阅读。
        """;

    public const string En = """
        {0} collects the data of your student record as the law requires. Please read this before you begin.
        ## Who
        The personal information processor is {0}; the student registry of its academic affairs office is in charge. For questions, corrections or complaints: {1}.
        ## What for
        To establish and keep your student record, verify your admission, register your status and diploma nationally, and handle graduation and employment. These are statutory duties of the college and do not rest on your consent; without the required items no record can be established.
        ## Which data
        - Identity: name, sex, date of birth, type and number of your ID document, photo
        - Background: native place, place of origin, ethnic group, political status, home address
        - Admission: years of entry and admission, major, admission route
        - Contact: your phone; name, relation and phone of family members, for emergencies
        - Schools you attended
        - Documents you upload when you say that the admission list is wrong
        ID number and photo are sensitive personal information. They serve only to verify who you are and for national registration, are kept encrypted and are masked on screen. Whoever looks at a full number has to say why, and you can read it under "My record".
        ## Who receives them
        - The national register (CHSI) and the provincial education department: registration of status and diploma
        - The graduate employment authorities: employment procedures
        - The college archive and the place that receives your file: keeping and transferring it
        Nobody else, unless a law says so; never for advertising or automated decisions.
        ## How long
        Record card, admission list and change history: permanently, under the archives regulations. Supporting documents: 30 years. Drafts of students who never checked in are deleted when their entry qualification ends.
        ## Your rights
        You may at any time see and copy all your data and its history, ask for a correction, and ask us to explain these rules. What the law wants kept cannot be deleted; we will then tell you why in writing. If you are under eighteen, please read this with your guardian.
        """;
}
