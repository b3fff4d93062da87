namespace RecordsPortal.Core.Accounts.People;

/// <summary>What the administration of people says no with.</summary>
public static class StaffKeys
{
    public const string UserNameMissing = "Staff.UserNameMissing";
    public const string UserNameForm = "Staff.UserNameForm";
    public const string UserNameTaken = "Staff.UserNameTaken";
    public const string NameMissing = "Staff.NameMissing";
    public const string NameTooLong = "Staff.NameTooLong";
    public const string RoleMissing = "Staff.RoleMissing";
    public const string RoleOfStudents = "Staff.RoleOfStudents";
    public const string SchoolMissing = "Staff.SchoolMissing";
    public const string ClassMissing = "Staff.ClassMissing";
    public const string ScopeUnfit = "Staff.ScopeUnfit";

    /// <summary>Own roles, own password and own account are somebody else's to change.</summary>
    public const string Oneself = "Staff.Oneself";
    public const string LastAdministrator = "Staff.LastAdministrator";
    public const string NothingChanged = "Staff.NothingChanged";
    public const string NotSignedIn = "Staff.NotSignedIn";
}
