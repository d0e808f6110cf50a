using System.Diagnostics;
using System.Globalization;
using UngCuu.Backups;
using UngCuu.Shared;

namespace UngCuu.Commands;

/// <summary>One line at a terminal that is written over again; nothing where the output is no terminal.</summary>
internal sealed class ProgressLine(Texts texts) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly bool shown = !Console.IsErrorRedirected;
    private BackupStep? step;
    private long last;
    private int width;

    public void Show(BackupProgress progress)
    {
        if (!shown || step == progress.Step && Stopwatch.GetElapsedTime(last) < Pause)
            return;
        (step, last) = (progress.Step, Stopwatch.GetTimestamp());
        var reached = progress.Of is { } whole
            ? string.Create(CultureInfo.InvariantCulture, $"{(whole == 0 ? 1 : progress.Bytes / (double)whole):0%} {Megabytes(whole)}")
            : Megabytes(progress.Bytes);
        Write($"{texts.In(Texts.English, $"BackupStep.{progress.Step}")}  {reached}");
    }

    public void Dispose()
    {
        if (width > 0)
            Console.Error.Write($"\r{new string(' ', width)}\r");
    }

    public static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    private void Write(string line)
    {
        Console.Error.Write("\r" + line.PadRight(width));
        width = Math.Max(width, line.Length);
    }
}
