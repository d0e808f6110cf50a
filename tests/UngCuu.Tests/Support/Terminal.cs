using System.Diagnostics;

namespace UngCuu.Tests.Support;

/// <summary>The executable itself, as a person at a terminal runs it.</summary>
public static class Terminal
{
    public static async Task<(int Code, string Said, string Error)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(typeof(UngCuu.Commands.CommandLine).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var (said, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await error);
    }
}
