using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Accounts;
using RecordsPortal.Server.Hosting;
using RecordsPortal.Server.Live;
using NegotiateMetadata = Microsoft.AspNetCore.Http.Connections.NegotiateMetadata;

namespace RecordsPortal.Server.Accounts;

/// <summary>
/// The connections circuits speak over, by session: so many to a person and no more. An open page is told the moment its session ends and leaves by itself; a client that
/// stays, because it is no browser or does not want to, has its connection cut. The framework cannot end a circuit from outside, but
/// without its connection it is nothing.
/// </summary>
internal sealed class OpenLines(AccessService access, IOptions<ConnectionOptions> options, TimeProvider time) : BackgroundService
{
    /// <summary>Told in the first, cut in the second: together well within the five seconds in which off has to be off. Looks in memory, but for the first time after somebody's rights have changed.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<HttpContext, Line> _lines = new();

    private readonly ConcurrentDictionary<Guid, int> _perPerson = new();

    /// <summary>Turned away with 429 where the person has as many open as they may: each costs memory that everybody shares.</summary>
    public async Task HoldAsync(HttpContext context, Guid session, Func<Task> connection)
    {
        var person = (await access.ActorOfAsync(session, context.RequestAborted)).AccountId ?? session;
        try
        {
            if (_perPerson.AddOrUpdate(person, 1, (_, open) => open + 1) > options.Value.PerPerson)
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                return;
            }

            _lines[context] = new Line(session);
            await connection();
        }
        finally
        {
            _lines.TryRemove(context, out _);
            Leave(person);
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

    /// <summary>Those who have none open any more are forgotten, or the table would grow by everybody who ever came.</summary>
    private void Leave(Guid person)
    {
        if (_perPerson.AddOrUpdate(person, 0, (_, open) => open - 1) == 0)
        {
            _perPerson.TryRemove(KeyValuePair.Create(person, 0));
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
        IsCircuit(context.GetEndpoint()) && SessionGate.SessionOf(context.User) is { } session
            ? context.RequestServices.GetRequiredService<OpenLines>().HoldAsync(context, session, () => next(context))
            : next(context));

    /// <summary>
    /// By what routing found, never by the address: routing takes "/_blazor/" for "/_blazor", and a line opened there was neither counted nor cut.
    /// The framework's hub is internal to it, so it is the one that is not ours; ours counts and closes its own.
    /// </summary>
    private static bool IsCircuit(Endpoint? endpoint) =>
        endpoint?.Metadata.GetMetadata<HubMetadata>() is { } hub && hub.HubType != typeof(ChangesHub) && endpoint.Metadata.GetMetadata<NegotiateMetadata>() is null;
}
