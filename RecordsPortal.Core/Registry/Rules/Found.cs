namespace RecordsPortal.Core.Registry.Rules;

/// <summary>What a rule saw, before the occasion decides how much it matters. Facts never hold an ID number or a phone: findings are kept with the case, in clear.</summary>
internal readonly record struct Found(RecordField Field, string Key, params string[] Facts)
{
    public Finding? On(Occasion occasion) =>
        RuleSeverities.Of(Key, occasion) is { } severity ? new Finding(Field, Key, severity, Facts) : null;
}
