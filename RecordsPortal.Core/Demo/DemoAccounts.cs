using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Changes;

namespace RecordsPortal.Core.Demo;

/// <summary>Accounts of the demonstration; one password opens them all.</summary>
internal sealed class DemoAccounts(DemoPen pen, DemoClock clock, string passwordHash)
{
    public Account Make(string user, string name, Guid? student = null) => new()
    {
        UserName = user,
        NormalizedUserName = user.ToUpperInvariant(),
        DisplayName = name,
        StudentId = student,
        // One hash for all: hashing thousands of times the same password would take the first start minutes.
        PasswordHash = passwordHash,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        LockoutEnabled = true,
        CreatedAt = clock.Now,
    };

    public Task ActivateAsync(DemoStudent student, string userName)
    {
        Activate(student, userName);
        return pen.SaveAsync(student.Self, ChangeSource.Student);
    }

    /// <summary>Adds the account and leaves the save to the step that goes with it.</summary>
    public void Activate(DemoStudent student, string userName)
    {
        student.Account = Make(userName, student.Row.Name, student.Row.Id);
        pen.Add(student.Account);
        pen.Add(new Grant { AccountId = student.Account.Id, Role = Role.Student });
    }
}
