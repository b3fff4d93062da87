namespace RecordsPortal.Server.Verbs;

public sealed class VerbText;
