using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace RecordsPortal.Server.Hosting;

internal static class Settings
{
    /// <summary>
    /// appsettings.json stands at the repository's root and is copied beside the program; it is read from there, whatever folder the
    /// program was started in, below environment variables and the command line.
    /// </summary>
    public static void AddSettings(this WebApplicationBuilder builder, string[] args)
    {
        builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: false);
        if (builder.Environment.IsDevelopment())
        {
            // The demonstration is what a newcomer's first `dotnet run` is for; elsewhere it must be asked for. And a person reads that console.
            builder.Configuration.AddInMemoryCollection([new("Demo:Enabled", "true"), new("Logging:Console:FormatterName", "simple"), new("Logging:Console:FormatterOptions:TimestampFormat", null)]);
        }

        builder.Configuration.AddEnvironmentVariables();
        builder.Configuration.AddCommandLine(args);
    }

    public static void UseErrorPages(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/status/{0}", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
            {
                // The page that says what went wrong is read, not posted to: the form it came from may be the very thing that was refused.
                context.Request.Method = HttpMethods.Get;
                context.Features.Set<IAntiforgeryValidationFeature>(null);
            }

            return next(context);
        });
    }
}
