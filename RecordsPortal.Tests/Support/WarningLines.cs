using Microsoft.Extensions.Logging;

namespace RecordsPortal.Tests.Support;

/// <summary>A log that keeps what is a warning or worse.</summary>
internal sealed class WarningLines : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> _written = new();

    public IEnumerable<string> Written => _written;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => _written.Enqueue(formatter(state, exception));

    public void Dispose()
    {
    }
}
