using System.Diagnostics;
using UngCuu.Drills;

namespace UngCuu.BrowserTests.Support;

/// <summary>A server of a journey's own, on data of its own, for what the one of all journeys is past: empty, or still loading.</summary>
internal sealed class OtherServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string data = Directory.CreateTempSubdirectory("ungcuu-browser-").FullName;
    private Process? server;

    /// <summary>The real units and nobody in them.</summary>
    /// <returns>The server, and the link its console shows to make the first administrator.</returns>
    public static async Task<(OtherServer Server, string Link)> Empty()
    {
        var other = new OtherServer();
        using var seed = Process.Start(ThisProgram.With(["seed", "--data", other.data]))!;
        await seed.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, seed.ExitCode);
        return (other, await other.Serves("/account/first/"));
    }

    /// <summary>The demonstration nation, while it is being loaded.</summary>
    public static async Task<(OtherServer Server, string Address)> Loading()
    {
        var other = new OtherServer();
        return (other, new Uri(new Uri(await other.Serves("/account/demo", "--demo")), "/").ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Starts it and waits until it has printed a link to such a page.</summary>
    private async Task<string> Serves(string page, params string[] also)
    {
        server = Process.Start(ThisProgram.With(["serve", "--port", "0", "--data", data, .. also]))!;
        _ = server.StandardError.ReadToEndAsync(); // or the pipe fills
        while (await server.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience) is { } line)
            if (line.Split(' ').FirstOrDefault(word => word.Contains(page, StringComparison.Ordinal)) is { } link)
            {
                _ = server.StandardOutput.ReadToEndAsync();
                return link;
            }
        throw new InvalidOperationException($"The server ended and never named {page}.");
    }
}
