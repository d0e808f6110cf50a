using System.Globalization;

namespace UngCuu.Drills;

/// <summary>Plays the steps of a story one after the other and says of each, in one line, whether it went as written.</summary>
internal sealed class Drill(DrillServer server, string start, TextWriter output, string? papers, CancellationToken cancel)
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    private DateTime now = Read(start);

    public DrillServer Server => server;

    public int Steps { get; private set; }

    public int Failed { get; private set; }

    /// <param name="at">Vietnam time as people write it, 14:40 03/4/2018; the clock is moved there first. Empty: goes on where it stands.</param>
    /// <param name="who">Whose step it is.</param>
    /// <param name="what">In words.</param>
    /// <param name="play">Gives what is due and how it stands, for the line.</param>
    public async Task Step(string at, string who, string what, Func<Task<string>> play)
    {
        Steps++;
        string outcome, word;
        try
        {
            if (at.Length > 0)
            {
                now = Read(at);
                await server.MoveClockTo(ToUtc(at), cancel);
            }
            outcome = await play();
            word = "ok  ";
        }
        catch (Exception e) when (e is StoryFails or HttpRequestException or IOException or TimeoutException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            Failed++;
            outcome = string.Join(' ', e.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            word = "FAIL";
        }
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{word} {now:yyyy-MM-dd HH:mm} {who}: {what}{(outcome.Length > 0 ? " | " : "")}{outcome}"));
        await output.FlushAsync(cancel);
    }

    /// <summary>A document the story made, kept where the drill was told to.</summary>
    public async Task Keep(string name, byte[] content)
    {
        if (papers is not null)
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(papers).FullName, name), content, cancel);
    }

    /// <summary>Whether documents are kept; who keeps none needs no PDF either.</summary>
    public bool Keeps => papers is not null;

    public CancellationToken Cancel => cancel;

    /// <returns>The exit code: 0 only when every step went as written.</returns>
    public async Task<int> End()
    {
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Steps} steps, {Steps - Failed} ok, {Failed} failed"));
        return Steps > 0 && Failed == 0 ? 0 : 1;
    }

    /// <param name="written">Vietnam time.</param>
    public static DateTime ToUtc(string written) => Read(written) - Vietnam;

    private static DateTime Read(string written) =>
        DateTime.SpecifyKind(DateTime.ParseExact(written, "HH:mm dd/M/yyyy", CultureInfo.InvariantCulture), DateTimeKind.Utc);
}
