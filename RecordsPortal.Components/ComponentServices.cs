using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using MudBlazor;
using MudBlazor.Services;
using RecordsPortal.Components.Localisation;

namespace RecordsPortal.Components;

/// <summary>What the screens need besides the service layer. The host adds a <see cref="TimeProvider"/> whose local zone is the college's.</summary>
public static class ComponentServices
{
    public static IServiceCollection AddRecordsComponents(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddSingleton<IStringLocalizerFactory, KeptWordsFactory>();
        // Kept: each asks for the language anew with every word, and a page of a hundred small components would make three hundred of them.
        services.AddSingleton(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
        services.AddTransient<MudLocalizer, ResXMudLocalizer>();
        services.AddSingleton<Layout.Drain>();
        // A host has them already; screens alone do not.
        services.AddMetrics();
        services.AddSingleton<Common.PaintLine>();
        services.AddScoped<Records.FilterWords>();
        services.AddScoped<Records.ExportWording>();
        return services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            mud.SnackbarConfiguration.PreventDuplicates = true;
            mud.SnackbarConfiguration.VisibleStateDuration = 6000;
            mud.SnackbarConfiguration.ShowTransitionDuration = 120;
            mud.SnackbarConfiguration.HideTransitionDuration = 120;
        });
    }
}
