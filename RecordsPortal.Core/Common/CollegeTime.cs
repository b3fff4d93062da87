namespace RecordsPortal.Core.Common;

/// <summary>The system's clock, local to the college instead of to the machine: servers often run in UTC.</summary>
internal sealed class CollegeTime(TimeZoneInfo zone) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => zone;
}
