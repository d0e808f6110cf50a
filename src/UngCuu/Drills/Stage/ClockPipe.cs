using System.Globalization;
using System.IO.Pipes;
using UngCuu.Commands;
using UngCuu.Data;
using UngCuu.Jobs;
using UngCuu.Jobs.Schedules;
using UngCuu.Shared;

namespace UngCuu.Drills.Stage;

/// <summary>
/// The server's end of a drill's control: a pipe inherited from the process that plays the story, so that nobody else can reach it.
/// <c>to 2018-04-06T02:00:00Z</c> moves the domain clock there and answers when all that follows is done; the end of the pipe ends the server.
/// </summary>
internal sealed class ClockPipe(IServiceProvider services, string handles)
{
    private readonly Clock clock = services.GetRequiredService<Clock>();

    /// <summary>Sets the clock to the beginning of the drill.</summary>
    /// <exception cref="CommandFailed">The database is not one that a drill made.</exception>
    public static async Task<ClockPipe> Open(IServiceProvider services, string handles, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var drill = await scope.ServiceProvider.GetRequiredService<AppDb>().Drill(cancel)
            ?? throw new CommandFailed("Only the clock of a drill can be moved: this database was not made by one.");
        services.GetRequiredService<Clock>().MoveTo(drill.Start);
        return new ClockPipe(services, handles);
    }

    public async Task Run(CancellationToken cancel)
    {
        var (from, to) = handles.Split(':') is [var a, var b] ? (a, b) : throw new CommandFailed("The clock's pipe is given as two handles, in:out.");
        using var commands = new StreamReader(new AnonymousPipeClientStream(PipeDirection.In, from));
        await using var answers = new StreamWriter(new AnonymousPipeClientStream(PipeDirection.Out, to)) { AutoFlush = true };
        while (await commands.ReadLineAsync(cancel) is { } command)
            await answers.WriteLineAsync(await Answer(command, cancel));
    }

    private async Task<string> Answer(string command, CancellationToken cancel)
    {
        if (command.Split(' ') is not ["to", var word]
            || !DateTime.TryParse(word, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment))
            return $"not understood: {command}";
        if (moment < clock.Now)
            return string.Create(CultureInfo.InvariantCulture, $"refused: it is {clock.Now:O} already");
        try
        {
            await services.GetRequiredService<Backlog>().Clear(cancel);
            await services.GetRequiredService<Schedule>().RunAllDue(clock.Now, moment, cancel);
            return string.Create(CultureInfo.InvariantCulture, $"ok {clock.Now:O}");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return $"failed: {Redacted.Line(e.Message)}";
        }
    }
}
