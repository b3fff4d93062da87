namespace RecordsPortal.Core.Registry;

/// <summary>One class and how many are in it, without those who gave up or lost their place.</summary>
/// <param name="ClassId">Null for those of the major and year who have no class.</param>
public sealed record ClassCount(Guid MajorId, Guid SchoolId, int EntryYear, Guid? ClassId, string? Name, int Men, int Women)
{
    public int Total => Men + Women;
}

public sealed record ClassMember(Guid Id, string Name, string CandidateNumber, string? StudentNumber, string Sex, StudentStatus Status);
