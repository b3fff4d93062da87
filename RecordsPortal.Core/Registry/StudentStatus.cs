namespace RecordsPortal.Core.Registry;

/// <summary>学籍状态, exactly one at a time. Stored by name. Term registration and flags are separate facts, never folded in here.</summary>
public enum StudentStatus
{
    /// <summary>已录取待报到: on the admission list, not checked in; no student status yet.</summary>
    Admitted,

    /// <summary>保留入学资格.</summary>
    EntryDeferred,

    /// <summary>放弃入学资格.</summary>
    EntryForfeited,

    /// <summary>取消入学资格.</summary>
    EntryCancelled,

    /// <summary>在读(在籍): checked in.</summary>
    Active,
}
