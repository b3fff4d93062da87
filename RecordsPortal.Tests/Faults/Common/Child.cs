using System.Diagnostics;

namespace RecordsPortal.Tests.Faults.Common;

/// <summary>A process of the tests' own program, spoken to line by line.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process _process;

    private Child(Process process) => _process = process;

    public static Child Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(Child).Assembly.Location, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_gcServer"] = "0" },
        };
        return new Child(Process.Start(start)!);
    }

    /// <summary>The words after <paramref name="word"/> on the line that begins with it; what the child says before it is passed over.</summary>
    public async Task<string[]> HearAsync(string word)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Split(' ') is [var first, .. var rest] && first == word)
            {
                return rest;
            }
        }

        throw new InvalidOperationException($"The child ended before it said {word}.");
    }

    public Task SayAsync(string word) => _process.StandardInput.WriteLineAsync(word);

    /// <summary>Lets it end by itself, with all it holds written.</summary>
    public async Task EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
