using System.Text;

namespace UngCuu.Rules;

/// <summary>The files of the law: those shipped inside the executable, and over them those of an installation's own folder.</summary>
public sealed class RuleFiles
{
    private const string Prefix = "Rules/";
    private readonly Dictionary<string, Func<string>> files = new(StringComparer.Ordinal);

    public RuleFiles(string? folder = null)
    {
        var assembly = typeof(RuleFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
            if (name.Replace('\\', '/') is var path && path.StartsWith(Prefix, StringComparison.Ordinal) && !path.EndsWith("Texts.json", StringComparison.Ordinal))
                files[path[Prefix.Length..]] = () => ReadAll(assembly.GetManifestResourceStream(name)!);
        if (string.IsNullOrWhiteSpace(folder))
            return;
        if (!Directory.Exists(folder))
            throw new RuleFilesBroken(new RuleFault(folder, "", "", "the folder does not exist"));
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files[Path.GetRelativePath(folder, path).Replace('\\', '/')] = () => ReadAll(File.OpenRead(path));
    }

    internal RuleFiles(IReadOnlyDictionary<string, string> texts)
    {
        foreach (var (file, text) in texts)
            files[file] = () => text;
    }

    internal IEnumerable<string> All => files.Keys.Order(StringComparer.Ordinal);

    /// <summary>Every <c>.json</c> at the top is a profile, but for the schema.</summary>
    public IEnumerable<string> Profiles => files.Keys
        .Where(f => !f.Contains('/', StringComparison.Ordinal) && f.EndsWith(".json", StringComparison.Ordinal) && f != "rules.schema.json")
        .Order(StringComparer.Ordinal);

    public bool Has(string file) => files.ContainsKey(file);

    public string Read(string file) => files[file]();

    private static string ReadAll(Stream stream)
    {
        // Bytes that are not UTF-8 are a fault of the file, never question marks in a legal form.
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        return reader.ReadToEnd();
    }
}
