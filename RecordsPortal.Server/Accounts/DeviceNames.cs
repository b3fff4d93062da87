namespace RecordsPortal.Server.Accounts;

/// <summary>What somebody calls the device a browser says it runs on: enough to recognise one's own, and no more is read from it.</summary>
internal static class DeviceNames
{
    // In this order: an iPad's browser also says Macintosh, and an Android's also says Linux.
    private static readonly (string Sign, string Key)[] Signs =
    [
        ("OpenHarmony", "Device.Harmony"), ("HarmonyOS", "Device.Harmony"), ("iPhone", "Device.IPhone"), ("iPad", "Device.IPad"), ("Android", "Device.Android"),
        ("Windows", "Device.Windows"), ("Macintosh", "Device.Mac"), ("Linux", "Device.Computer"),
    ];

    /// <returns>A key of <see cref="AccountText"/>.</returns>
    public static string KeyOf(string userAgent) =>
        Signs.FirstOrDefault(sign => userAgent.Contains(sign.Sign, StringComparison.OrdinalIgnoreCase)).Key ?? "Device.Other";
}
