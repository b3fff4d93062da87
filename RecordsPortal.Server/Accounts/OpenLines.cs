using System.Collections.Concurrent;
using RecordsPortal.Core.Accounts;

namespace RecordsPortal.Server.Accounts;

/// <summary>
/// The connections circuits speak over, by session. An open page is told the moment its session ends and leaves by itself; a client that
/// stays, because it is no browser or does not want to, has its connection cut. The framework cannot end a circuit from outside, but
/// without its connection it is nothing.
/// </summary>
internal sealed class OpenLines(AccessService access, TimeProvider time) : BackgroundService
{
    /// <summary>Told in the first, cut in the second: together less than the five seconds in which off has to be off.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<HttpContext, Line> _lines = new();

    public async Task HoldAsync(HttpContext context, Guid session, Func<Task> connection)
    {
        _lines[context] = new Line(session);
        try
        {
            await connection();
        }
        finally
        {
            _lines.TryRemove(context, out _);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (context, line) in _lines)
            {
                if ((await access.ActorOfAsync(line.Session, stoppingToken)).IsSignedIn)
                {
                    continue;
                }

                if (line.IsTold)
                {
                    context.Abort();
                }

                line.IsTold = true;
            }
        }
    }

    private sealed class Line(Guid session)
    {
        public Guid Session => session;

        public bool IsTold { get; set; }
    }
}

internal static class OpenLinesMiddleware
{
    public static IApplicationBuilder UseOpenLines(this IApplicationBuilder app) => app.Use((context, next) =>
        context.Request.Path == "/_blazor" && SessionGate.SessionOf(context.User) is { } session
            ? context.RequestServices.GetRequiredService<OpenLines>().HoldAsync(context, session, () => next(context))
            : next(context));
}
