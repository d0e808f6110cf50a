using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using UngCuu.Commands;
using UngCuu.Drills;

namespace UngCuu.Tests.Nodes;

/// <summary>One process of an installation, started as operators start it and ended as it pleases the test.</summary>
internal sealed partial class Node : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<string> said = new();

    private Node(ProcessStartInfo start)
    {
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"The process ended before it was ready:\n{LastWords}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; private set; } = null!;

    public int Id => process.Id;

    /// <param name="role">serve or work.</param>
    /// <param name="wrap">A program that starts the process, such as one that gives it less room.</param>
    public static async Task<Node> Start(string role, string data, IReadOnlyDictionary<string, string> settings, IReadOnlyList<string>? wrap = null)
    {
        var start = ThisProgram.With([role, "--port", "0", "--data", data, .. settings.ContainsKey(CommonOptions.PostgresVariable) ? new[] { "--database", "postgres" } : []], settings);
        if (wrap is not null)
        {
            string[] inner = [start.FileName, .. start.ArgumentList];
            start.FileName = wrap[0];
            start.ArgumentList.Clear();
            foreach (var word in wrap.Skip(1).Concat(inner))
                start.ArgumentList.Add(word);
        }
        var node = new Node(start);
        node.Address = await node.address.Task.WaitAsync(Patience, TestContext.Current.CancellationToken);
        return node;
    }

    /// <summary>As the machine's kernel ends it when memory runs out: without a word.</summary>
    public async Task Kill()
    {
        process.Kill(entireProcessTree: true); // SIGKILL
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
    }

    /// <summary>Asks it to end, as systemd does.</summary>
    /// <returns>Whether it did in that time.</returns>
    public async Task<bool> EndsWithin(TimeSpan patience)
    {
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(patience, TestContext.Current.CancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            process.Dispose();
        }
        catch (InvalidOperationException)
        {
            // Killed and forgotten before.
        }
    }

    public string LastWords
    {
        get
        {
            lock (said)
                return string.Join('\n', said);
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > 60)
                said.Dequeue();
        }
        if (line.StartsWith("Ứng Cứu", StringComparison.Ordinal) && Link().Match(line) is { Success: true } found)
            address.TrySetResult(new Uri(new Uri(found.Value), "/"));
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
