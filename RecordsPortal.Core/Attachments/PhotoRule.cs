using System.Globalization;

namespace RecordsPortal.Core.Attachments;

/// <summary>What the college wants of a photo: its size in pixels and the most it may weigh.</summary>
public sealed record PhotoRule(int Width, int Height, int MaxKilobytes)
{
    /// <param name="setting">As <c>SettingKeys.PhotoRule</c> keeps it, "480x640,200"; it was checked when it was set.</param>
    public static PhotoRule Parse(string setting)
    {
        var numbers = setting.Split('x', ',').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        return new(numbers[0], numbers[1], numbers[2]);
    }
}
