using FluentValidation;
using RecordsPortal.Core.Reference;

namespace RecordsPortal.Core.Intake.Windows;

/// <param name="Version">Of the window that was shown; a window somebody changed meanwhile is not overwritten.</param>
public sealed record WindowForm(Guid? Id, long Version, int? Year, string? Route, DateOnly? OpensOn, DateOnly? ClosesOn);

public static class WindowKeys
{
    /// <summary>{0} and {1} the first and last year allowed.</summary>
    public const string Year = "Windows.Year";
    public const string Route = "Windows.Route";
    public const string OpensMissing = "Windows.OpensMissing";
    public const string ClosesMissing = "Windows.ClosesMissing";
    public const string Order = "Windows.Order";
    public const string Taken = "Windows.Taken";
    public const string ExtensionPast = "Windows.ExtensionPast";
    public const string ExtensionPointless = "Windows.ExtensionPointless";
}

/// <summary>What a window may be. Components ask it to speak early, the service to refuse.</summary>
public sealed class WindowFormValidator : AbstractValidator<WindowForm>
{
    private const int FirstYear = 2000;

    /// <param name="thisYear">Windows are set for next year's intake at the latest.</param>
    public WindowFormValidator(int thisYear)
    {
        RuleFor(f => f.Year).Must(year => year >= FirstYear && year <= thisYear + 1)
            .WithErrorCode(WindowKeys.Year).WithState(_ => new[] { $"{FirstYear}", $"{thisYear + 1}" });
        RuleFor(f => f.Route).Must(route => route is null || AdmissionRoutes.Table.Find(route) is not null).WithErrorCode(WindowKeys.Route);
        RuleFor(f => f.OpensOn).NotNull().WithErrorCode(WindowKeys.OpensMissing);
        RuleFor(f => f.ClosesOn).NotNull().WithErrorCode(WindowKeys.ClosesMissing);
        RuleFor(f => f.ClosesOn).Must((form, closes) => closes >= form.OpensOn)
            .When(f => f is { OpensOn: not null, ClosesOn: not null }).WithErrorCode(WindowKeys.Order);
    }
}
