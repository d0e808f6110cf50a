using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace UngCuu.Tests.Support;

/// <summary>A mail server on a port of this machine, without TLS: keeps what it accepts and answers as the test asks.</summary>
public sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly List<Task> conversations = [];
    private readonly Task accepting;

    /// <param name="port">0 for one that is free.</param>
    public SmtpListener(int port = 0)
    {
        listener = new(IPAddress.Loopback, port);
        listener.Start();
        accepting = Accept();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<Received> Letters { get; } = [];

    /// <summary>The answer to a line such as <c>RCPT TO:&lt;a@b.vn&gt;</c>, or null for the usual one. The end of a letter is the line <c>.</c>, asked after it was kept.</summary>
    public Func<string, Task<string?>> Answer { get; set; } = _ => Task.FromResult<string?>(null);

    public int Connections { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await Task.WhenAll([accepting, .. conversations]);
        listener.Dispose();
        stop.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                Connections++;
                conversations.Add(Converse(client));
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task Converse(TcpClient client)
    {
        try
        {
            using (client)
            using (var reader = new StreamReader(client.GetStream(), Encoding.UTF8))
            await using (var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true })
            {
                await writer.WriteLineAsync("220 listening");
                var (from, to) = ("", new List<string>());
                while (await reader.ReadLineAsync(stop.Token) is { } line)
                {
                    if (await Answer(line) is { } said)
                    {
                        await writer.WriteLineAsync(said);
                        continue;
                    }
                    var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                    if (verb == "MAIL")
                        (from, to) = (line, []);
                    if (verb == "RCPT")
                        to.Add(line);
                    await writer.WriteLineAsync(verb switch
                    {
                        "EHLO" => "250-listening\r\n250 8BITMIME",
                        "DATA" => "354 go on",
                        "QUIT" => "221 bye",
                        _ => "250 ok",
                    });
                    if (verb == "QUIT")
                        return;
                    if (verb == "DATA")
                    {
                        Letters.Enqueue(new(from, [.. to], await Data(reader)));
                        await writer.WriteLineAsync(await Answer(".") ?? "250 kept");
                    }
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The other side or the test went away.
        }
    }

    private async Task<string> Data(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        return text.ToString();
    }
}

public sealed record Received(string From, IReadOnlyList<string> To, string Text)
{
    public MimeMessage Message => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(Text)));
}
