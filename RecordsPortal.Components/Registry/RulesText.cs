namespace RecordsPortal.Components.Registry;

/// <summary>The sentence for every key of RuleKeys; {0}, {1} are the finding's facts in order.</summary>
public sealed class RulesText;
