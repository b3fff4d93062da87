using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.WebEncoders;
using RecordsPortal.Components;
using RecordsPortal.Components.Common;
using RecordsPortal.Core;
using RecordsPortal.Core.Access;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Core.Backups;
using RecordsPortal.Core.Changes;
using RecordsPortal.Core.Common;
using RecordsPortal.Server.Accounts;
using RecordsPortal.Server.Health;
using RecordsPortal.Server.Live;

namespace RecordsPortal.Server.Hosting;

/// <summary>What the host adds to the service layer: who is asking, in which language, and how pages are served.</summary>
internal static class HostServices
{
    public static void AddPortal(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.Configure<CollegeOptions>(builder.Configuration.GetSection("College"));
        services.Configure<AccountOptions>(builder.Configuration.GetSection("Accounts"));
        services.Configure<DemoOptions>(builder.Configuration.GetSection("Demo"));
        services.Configure<DataOptions>(builder.Configuration.GetSection("Data"));
        services.Configure<DigestOptions>(builder.Configuration.GetSection("Digest"));
        services.PostConfigure<DigestOptions>(digest => digest.Directory = digest.Directory is { } folder ? DataDirectory(builder.Environment, folder) : null);
        services.Configure<BackupOptions>(builder.Configuration.GetSection("Backup"));
        services.PostConfigure<BackupOptions>(backup => backup.Directory = backup.Directory is { } folder ? DataDirectory(builder.Environment, folder) : null);
        services.PostConfigure<DataOptions>(data => data.Directory = DataDirectory(builder.Environment, data.Directory));
        services.AddRecordsCore();
        services.AddSignIn(builder.Environment);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // Unset, it is the name the browser asked for, which AllowedHosts has let through.
            passkeys.ServerDomain = builder.Configuration["Accounts:PasskeyDomain"];
            // Kept in the device, so that nobody has to say who they are first, and opened by its owner each time.
            (passkeys.ResidentKeyRequirement, passkeys.UserVerificationRequirement) = ("required", "required");
        });
        services.AddDataProtection()
            .SetApplicationName("RecordsPortal")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(DataDirectory(builder.Environment, builder.Configuration["Data:Directory"] ?? "data"), "keys", "cookies")));
        services.AddRateLimits();
        services.AddPacking();
        var connections = builder.Configuration.GetSection("Connections");
        services.Configure<ConnectionOptions>(connections);
        services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxConcurrentUpgradedConnections = (connections.Get<ConnectionOptions>() ?? new ConnectionOptions()).InAll;
        });
        services.AddLanguages();
        services.AddRecordsComponents();
        services.AddHostedService<DocumentWorkers>();
        services.AddHostedService<DigestWorker>();
        services.AddHostedService<BackupWorker>();
        builder.AddHealth();
        services.AddSingleton<IHostLifetime, DrainingLifetime>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));
        builder.AddMetrics();
        services.AddScoped<OutcomeMessages>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddLive();
    }

    /// <summary>Relative folders lie at the repository's root in Development and beside the program elsewhere.</summary>
    public static string DataDirectory(IHostEnvironment environment, string configured) =>
        Path.GetFullPath(configured, environment.IsDevelopment() ? Path.Combine(environment.ContentRootPath, "..") : environment.ContentRootPath);

    private static void AddSignIn(this IServiceCollection services, IHostEnvironment environment)
    {
        // Over plain HTTP on a developer's machine a Secure cookie would never come back.
        var secure = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        var prefix = environment.IsDevelopment() ? "" : "__Host-";
        services.AddScoped<CurrentSession>();
        services.AddScoped<ICurrentUser, CurrentUser>();
        services.AddScoped<CircuitHandler, SessionCircuitHandler>();
        services.AddScoped<CircuitHandler, CircuitPace>();
        services.AddSingleton<OpenLines>();
        services.AddHostedService(provider => provider.GetRequiredService<OpenLines>());
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
        {
            cookie.Cookie.Name = prefix + "RecordsPortal";
            cookie.Cookie.SecurePolicy = secure;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = AccessService.Longest;
            cookie.SlidingExpiration = false;
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/not-allowed";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events.OnValidatePrincipal = SessionGate.ValidateAsync;
        }));
        services.AddSecondStep(prefix, secure);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = prefix + "RecordsPortal.Antiforgery";
            antiforgery.Cookie.SecurePolicy = secure;
        });
        services.AddFeaturePolicies();
        services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
    }

    private static void AddSecondStep(this IServiceCollection services, string prefix, CookieSecurePolicy secure)
    {
        services.AddAuthentication().AddCookie(HalfwayCookie.Scheme, cookie =>
        {
            SetShort(cookie, prefix + "RecordsPortal.Halfway", secure);
            cookie.ExpireTimeSpan = HalfwayCookie.Lasts;
        });
        // What Identity remembers of a passkey's question until its answer.
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie => SetShort(cookie, prefix + "RecordsPortal.Passkey", secure));
        new IdentityBuilder(typeof(Account), services).AddSignInManager();
    }

    private static void SetShort(CookieAuthenticationOptions cookie, string name, CookieSecurePolicy secure)
    {
        (cookie.Cookie.Name, cookie.Cookie.SecurePolicy, cookie.Cookie.HttpOnly, cookie.Cookie.SameSite) = (name, secure, true, SameSiteMode.Strict);
        cookie.SlidingExpiration = false;
    }

    private static void AddLanguages(this IServiceCollection services)
    {
        services.AddLocalization();
        // Pages are UTF-8: a Chinese character as it is has three bytes, and as the entity that is written by default eight.
        services.Configure<WebEncoderOptions>(encoding => encoding.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            var cultures = new[] { new CultureInfo("zh-CN"), new CultureInfo("en") };
            options.DefaultRequestCulture = new RequestCulture("zh-CN");
            (options.SupportedCultures, options.SupportedUICultures) = (cultures, cultures);
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "RecordsPortal.Language" }, new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }
}
