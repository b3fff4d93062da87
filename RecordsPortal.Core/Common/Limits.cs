namespace RecordsPortal.Core.Common;

/// <summary>Lengths in characters unless it says otherwise; used by validators, columns and input boxes alike.</summary>
public static class Limits
{
    /// <summary>In code points: twice as many characters may be needed to store them.</summary>
    public const int Name = 50;

    public const int Remarks = 200;
    public const int Reason = 500;
    public const int Address = 120;
    public const int School = 80;
    public const int ShortCode = 20;
    public const int StudentNumber = 15;
    public const int CandidateNumber = 18;
    public const int PageSize = 50;
    public const int MaxPageSize = 200;
    public const int SearchText = 60;
    public const int ViewName = 40;
    public const int ImportRows = 20_000;
    public const long UploadBytes = 10 * 1024 * 1024;
    public const int FileName = 200;
    public const int DocumentNumber = 60;
    public const int FamilyMembers = 8;
    public const int SchoolingEntries = 10;
}
