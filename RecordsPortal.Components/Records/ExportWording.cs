using System.Globalization;
using Microsoft.Extensions.Localization;
using RecordsPortal.Components.Common;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Components.Records;

/// <summary>A sheet of students in the reader's language: what stands on the screen as chips stands here as words.</summary>
public sealed class ExportWording(IStringLocalizer<RecordsText> texts, IStringLocalizer<FieldText> names, TimeProvider time)
{
    private const int PixelsOfACharacter = 8;

    public ExportWords Words => new(texts["Students"], column => texts[$"Column.{column}"], Cell, column => StudentValues.Width(column) / PixelsOfACharacter);

    private string Cell(StudentColumn column, ExportRow row, CollegeDirectory college) => column switch
    {
        StudentColumn.Status => names[$"StudentStatus.{row.Student.Status}"],
        StudentColumn.Intake => row.Student.State is { } state ? names[$"IntakeState.{state}"] : "",
        StudentColumn.Changed => Dates.Second(row.Student.ChangedAt, time.LocalTimeZone),
        // As people calculate with it, not as they read it.
        StudentColumn.Birth => row.Student.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        StudentColumn.IdNumber => row.IdNumber,
        StudentColumn.Phone => row.Phone,
        _ => StudentValues.Text(column, row.Student, college),
    };
}
