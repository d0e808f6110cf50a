using System.Diagnostics;
using System.Globalization;
using System.IO.Pipes;
using System.Text.RegularExpressions;
using MimeKit;
using UngCuu.Commands;

namespace UngCuu.Drills;

/// <summary>A server in a process of its own, as any installation runs it, with one thing more: the pipe that moves its clock.</summary>
internal sealed partial class DrillServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan GoodBye = TimeSpan.FromSeconds(20);

    private readonly AnonymousPipeServerStream toServer = new(PipeDirection.Out, HandleInheritability.Inheritable);
    private readonly AnonymousPipeServerStream fromServer = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly CancellationTokenSource ready = new();
    private readonly Queue<string> said = new();
    private readonly string data;
    private readonly Process process;
    private readonly StreamWriter commands;
    private readonly StreamReader answers;

    private DrillServer(string data, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings)
    {
        this.data = data;
        process = new Process { StartInfo = ThisProgram.With(["serve", "--port", "0", "--data", data, .. arguments, "--clock-pipe", $"{toServer.GetClientHandleAsString()}:{fromServer.GetClientHandleAsString()}"], settings) };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Start();
        toServer.DisposeLocalCopyOfClientHandle();
        fromServer.DisposeLocalCopyOfClientHandle();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        commands = new StreamWriter(toServer) { AutoFlush = true };
        answers = new StreamReader(fromServer);
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>The path of the link by which the first administrator is made, as the console shows it.</summary>
    public string FirstLink { get; private set; } = "";

    public static async Task<DrillServer> Start(string data, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> settings, CancellationToken cancel)
    {
        var server = new DrillServer(data, arguments, settings);
        try
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel, server.ready.Token);
            await Task.WhenAny(server.process.WaitForExitAsync(cancel), Task.Delay(Patience, waiting.Token));
            return server.ready.IsCancellationRequested ? server : throw new CommandFailed($"The server of the drill did not start:\n{server.LastWords}");
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Moves the clock forward; what falls due on the way is done when this returns.</summary>
    public async Task MoveClockTo(DateTime utc, CancellationToken cancel)
    {
        await commands.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"to {utc:O}").AsMemory(), cancel);
        var answer = await answers.ReadLineAsync(cancel).AsTask().WaitAsync(Patience, cancel) ?? throw new StoryFails($"the server is gone: {LastWords}");
        if (!answer.StartsWith("ok ", StringComparison.Ordinal))
            throw new StoryFails($"the clock did not move: {answer}");
    }

    /// <summary>Waits for the letter to this address that carries such a link, as a person does who looks into the mailbox now and then.</summary>
    /// <returns>The link's path.</returns>
    public async Task<string> LinkInMailTo(string email, string path, CancellationToken cancel)
    {
        var folder = Path.Combine(data, "mail");
        for (var look = Stopwatch.StartNew(); look.Elapsed < Patience; await Task.Delay(TimeSpan.FromMilliseconds(100), cancel))
        {
            if (!Directory.Exists(folder))
                continue;
            foreach (var file in Directory.EnumerateFiles(folder, "*.eml"))
            {
                using var letter = await MimeMessage.LoadAsync(file, cancel);
                if (letter.To.Mailboxes.Any(to => to.Address == email)
                    && Link().Matches(letter.TextBody ?? "").Select(m => new Uri(m.Value)).FirstOrDefault(l => l.AbsolutePath.StartsWith(path, StringComparison.Ordinal)) is { } link)
                    return link.AbsolutePath;
            }
        }
        throw new StoryFails($"no letter to {email} with a link to {path}");
    }

    public async ValueTask DisposeAsync()
    {
        await commands.DisposeAsync(); // the end of the pipe tells the server to stop
        using (var patience = new CancellationTokenSource(GoodBye))
        {
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        answers.Dispose();
        process.Dispose();
        ready.Dispose();
    }

    private string LastWords
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
            if (said.Count > 40)
                said.Dequeue();
        }
        if (Link().Match(line) is not { Success: true } found || !Uri.TryCreate(found.Value, UriKind.Absolute, out var link))
            return;
        if (link.AbsolutePath.StartsWith("/account/first/", StringComparison.Ordinal))
            FirstLink = link.AbsolutePath;
        else if (line.TrimStart().StartsWith("Ứng Cứu:", StringComparison.Ordinal))
            Address = link;
        if (FirstLink.Length > 0 && Address is not null)
            ready.Cancel();
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
