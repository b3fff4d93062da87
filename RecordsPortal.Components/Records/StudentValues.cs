using System.Globalization;
using RecordsPortal.Components.Registry;
using RecordsPortal.Core.Records;
using RecordsPortal.Core.Reference;
using RecordsPortal.Core.Registry;

namespace RecordsPortal.Components.Records;

/// <summary>A student's columns as people read them, on the screen and in a sheet alike.</summary>
public static class StudentValues
{
    /// <summary>Plain text; status, intake and time of change are left to the caller, for whom they are chips here and words there.</summary>
    public static string Text(StudentColumn column, StudentRow row, CollegeDirectory college) => column switch
    {
        StudentColumn.Name => row.Name,
        StudentColumn.Number => row.StudentNumber ?? "",
        StudentColumn.Candidate => row.CandidateNumber,
        StudentColumn.Year => row.EntryYear.ToString(CultureInfo.InvariantCulture),
        StudentColumn.School => FieldValues.Show(college.School(row.SchoolId)),
        StudentColumn.Major => FieldValues.Show(college.Major(row.MajorId)),
        StudentColumn.Class => college.Class(row.ClassId)?.Name ?? "",
        StudentColumn.Sex => FieldValues.Show(RecordField.Sex, row.Sex, college),
        StudentColumn.Route => FieldValues.Show(RecordField.AdmissionRoute, row.AdmissionRoute, college),
        StudentColumn.Origin => FieldValues.Show(RecordField.Origin, row.Origin, college),
        StudentColumn.Birth => Common.Dates.Day(row.BirthDate),
        StudentColumn.Ethnic => FieldValues.Show(RecordField.EthnicGroup, row.EthnicGroup, college),
        StudentColumn.Political => FieldValues.Show(RecordField.PoliticalStatus, row.PoliticalStatus, college),
        _ => "",
    };

    /// <summary>Widths in pixels: they must not depend on which rows happen to be in view.</summary>
    public static int Width(StudentColumn column) => column switch
    {
        StudentColumn.Name => 120,
        StudentColumn.Sex or StudentColumn.Year => 76,
        StudentColumn.Number or StudentColumn.Class or StudentColumn.Birth => 120,
        StudentColumn.Changed => 152,
        StudentColumn.Candidate or StudentColumn.Status or StudentColumn.Ethnic => 140,
        StudentColumn.School or StudentColumn.Major => 176,
        StudentColumn.Origin => 220,
        StudentColumn.Intake => 160,
        _ => 140,
    };
}
