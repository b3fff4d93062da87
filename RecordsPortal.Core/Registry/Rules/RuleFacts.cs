namespace RecordsPortal.Core.Registry.Rules;

public enum NumberHolder
{
    Nobody,

    /// <summary>Somebody who once studied here. A second study is legal and belongs to the same person.</summary>
    FormerStudent,

    ActiveStudent,
}

/// <summary>What the rules must know that the values themselves do not tell.</summary>
public sealed record RuleFacts
{
    /// <summary>The college's day, not the server's.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Code to name of the catalogue in force for this cohort. Null where no catalogue is at hand: majors are then not asked.</summary>
    public IReadOnlyDictionary<string, string>? Majors { get; init; }

    /// <summary>Who else holds this ID number; the person whose values are checked does not count.</summary>
    public NumberHolder IdNumberHeldBy { get; init; }

    /// <summary>Somebody else has this candidate number.</summary>
    public bool CandidateNumberHeld { get; init; }

    /// <summary>How many others have this phone.</summary>
    public int OthersWithPhone { get; init; }

    /// <summary>Why entry and formal admission lie in different years, in the student's or officer's words.</summary>
    public string? ReasonForDifferentYears { get; init; }

    /// <summary>A record taken over from before 2013, which may still have a first-generation ID number.</summary>
    public bool IsLegacyRecord { get; init; }

    /// <summary>What a list wrote beside a code, such as the name beside a major's code.</summary>
    public IReadOnlyDictionary<RecordField, string> ListText { get; init; } = new Dictionary<RecordField, string>();
}
