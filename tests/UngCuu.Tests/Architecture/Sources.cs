using System.Runtime.CompilerServices;

namespace UngCuu.Tests.Architecture;

/// <summary>The product's source files, for the rules that are about them.</summary>
internal static class Sources
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Files(params string[] patterns) =>
        patterns.SelectMany(p => Directory.EnumerateFiles(Path.Combine(Root, "src", "UngCuu"), p, SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "Migrations"))
            .Order(StringComparer.Ordinal);

    public static string Short(string path) => Path.GetRelativePath(Path.Combine(Root, "src", "UngCuu"), path).Replace('\\', '/');

    private static string FindRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
