using RecordsPortal.Core.Intake.Import;
using RecordsPortal.Core.Registry.Rules;
using RecordsPortal.Tests.Support;

namespace RecordsPortal.Tests.Intake.Import;

/// <summary>The lists of samples/ and what is needed to judge them.</summary>
internal static class Samples
{
    public static RuleFacts Facts { get; } = new()
    {
        Today = new DateOnly(2026, 8, 1),
        Majors = new Dictionary<string, string>
        {
            ["420301"] = "工程测量技术",
            ["440101"] = "建筑设计",
            ["440102"] = "建筑装饰工程技术",
            ["440104"] = "园林工程技术",
            ["440106"] = "建筑室内设计",
            ["440301"] = "建筑工程技术",
            ["440302"] = "装配式建筑工程技术",
            ["440304"] = "智能建造技术",
            ["440306"] = "土木工程检测技术",
            ["440402"] = "建筑电气工程技术",
            ["440403"] = "供热通风与空调工程技术",
            ["440404"] = "建筑智能化工程技术",
            ["440501"] = "工程造价",
            ["440502"] = "建设工程管理",
            ["440504"] = "建设工程监理",
            ["440601"] = "市政工程技术",
            ["440602"] = "给排水工程技术",
            ["440703"] = "现代物业管理",
        },
    };

    public static byte[] Bytes(string name) => File.ReadAllBytes(Repository.Path($"samples/{name}"));

    /// <summary>row, candidate number, kind, earlier row or "".</summary>
    public static IReadOnlyList<string[]> Lines(string name) =>
        [.. File.ReadAllLines(Repository.Path($"samples/{name}")).Skip(1).Select(line => line.Split(','))];

    public static AdmissionSheet Open(byte[] content) => Assert.IsType<SheetOpening.Opened>(AdmissionSheet.Open(content)).Sheet;

    public static string RefusalOf(byte[] content) => Assert.IsType<SheetOpening.Refused>(AdmissionSheet.Open(content)).Key;
}
