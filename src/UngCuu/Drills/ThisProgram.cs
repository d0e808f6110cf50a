using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace UngCuu.Drills;

/// <summary>This very program in another process: the executable where it runs as one, else (under a test host) the library beside, run by the same .NET.</summary>
internal static class ThisProgram
{
    private const string Ours = "UNGCUU_";

    /// <param name="arguments">As at a terminal.</param>
    /// <param name="settings">All it is told by its environment: whoever starts it may have the settings of a real installation, which must not be touched by play or tests.</param>
    public static ProcessStartInfo With(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? settings = null)
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (Environment.ProcessPath is { } path && Path.GetFileName(path) is "UngCuu" or "UngCuu.exe")
            start.FileName = path;
        else
        {
            start.FileName = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "UngCuu.dll"));
        }
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith(Ours, StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        return start;
    }
}
