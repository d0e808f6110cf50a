using System.Diagnostics;
using UngCuu.Drills;

namespace UngCuu.Tests.Support;

/// <summary>The executable itself, as a person at a terminal runs it.</summary>
public static class Terminal
{
    public static Task<(int Code, string Said, string Error)> Run(params string[] arguments) => Run(new Dictionary<string, string>(StringComparer.Ordinal), arguments);

    /// <param name="settings">What its environment tells it.</param>
    /// <param name="arguments">As typed.</param>
    public static async Task<(int Code, string Said, string Error)> Run(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        using var process = Process.Start(ThisProgram.With(arguments, settings))!;
        var (said, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await said, await error);
    }
}
