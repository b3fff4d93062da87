namespace RecordsPortal.Core.Accounts.Factors;

/// <summary>Somebody whose password was right and who still owes the second step. No session stands for them; they are nobody until they have shown it.</summary>
/// <param name="Stamp">Of the account at that moment: a password set since, or a factor reset, makes the half way void.</param>
public sealed record Halfway(Guid AccountId, string Name, string Stamp, FactorOwed Owed);
