using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Accounts.Factors;

/// <summary>An account's authenticator app. Has the account's id.</summary>
internal sealed class Authenticator : Row
{
    /// <summary>Null until the first code of a new key was right.</summary>
    public byte[]? KeySealed { get; set; }

    /// <summary>A key that was shown and not proven yet; the one in use goes on counting until then.</summary>
    public byte[]? OfferedSealed { get; set; }

    /// <summary>The last half minute a code was accepted for: no code is good twice.</summary>
    public long LastStep { get; set; }
}

/// <summary>One of ten codes for the day the telephone is lost.</summary>
internal sealed class RecoveryCode : Row
{
    public Guid AccountId { get; set; }
    public byte[] CodeHash { get; set; } = [];
    public DateTime? UsedAt { get; set; }
}
