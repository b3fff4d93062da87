namespace RecordsPortal.Core.Intake.Import;

/// <summary>A column as it stands in the file. <paramref name="Letters"/> name it as the spreadsheet does (A, AB).</summary>
/// <param name="Column">What its heading was taken to mean; null where nobody knows.</param>
/// <param name="Example">The first thing written in it, so that somebody who must say what it means can see it.</param>
public sealed record SheetColumn(int Index, string Letters, string Heading, ListColumn? Column, string Example);
