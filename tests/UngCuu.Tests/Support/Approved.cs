using UngCuu.Tests.Architecture;

namespace UngCuu.Tests.Support;

/// <summary>
/// Compares a text with its approved file under docs/approved. On a difference the received text is kept in a temporary file,
/// and the message names the command that approves it; with UNGCUU_APPROVE=1 the received text becomes the approved one.
/// </summary>
internal static class Approved
{
    public static void Matches(string name, string received)
    {
        var approved = Path.Combine(Sources.Root, "docs", "approved", name);
        received = received.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (expected == received)
            return;
#pragma warning disable RS0030 // the switch of the test run
        if (Environment.GetEnvironmentVariable("UNGCUU_APPROVE") == "1")
#pragma warning restore RS0030
        {
            File.WriteAllText(approved, received);
            return;
        }
        var kept = Path.Combine(Path.GetTempPath(), "ungcuu-received", name);
        Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
        File.WriteAllText(kept, received);
        Assert.Fail($"{name} is not as approved. Look at the difference, and if it is wanted, copy it or run again with UNGCUU_APPROVE=1:\n  diff '{approved}' '{kept}'\n  cp '{kept}' '{approved}'\n{FirstDifference(expected, received)}");
    }

    private static string FirstDifference(string expected, string received)
    {
        var (a, b) = (expected.Split('\n'), received.Split('\n'));
        for (var i = 0; i < Math.Max(a.Length, b.Length); i++)
            if (a.ElementAtOrDefault(i) != b.ElementAtOrDefault(i))
                return $"line {i + 1}\n  approved: {a.ElementAtOrDefault(i)}\n  received: {b.ElementAtOrDefault(i)}";
        return "";
    }
}
