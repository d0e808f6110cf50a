using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace UngCuu.Shared;

/// <summary>An argument of a message that is itself a text to be worded in the reader's language.</summary>
public sealed record TextKey(string Key);

/// <summary>
/// Every word the product shows, from the Texts.json files beside the features, Vietnamese and English side by side:
/// <c>"incident.report.send": { "vi": "Gửi thông báo", "en": "Send the notification" }</c>.
/// </summary>
public sealed class Texts
{
    public static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>How names are sorted: most are Vietnamese in either language.</summary>
    public static readonly StringComparer Alphabet = StringComparer.Create(Vietnamese, ignoreCase: true);

    private readonly FrozenDictionary<string, Text> texts;

    public Texts() : this(Load(typeof(Texts).Assembly))
    {
    }

    internal Texts(IReadOnlyDictionary<string, Text> texts) => this.texts = texts.ToFrozenDictionary(StringComparer.Ordinal);

    public sealed record Text(string Vi, string En);

    public IReadOnlyDictionary<string, Text> All => texts;

    /// <summary>Of a language kept as <c>vi</c> or <c>en</c>.</summary>
    public static CultureInfo CultureOf(string language) => language == "en" ? English : Vietnamese;

    public static bool InEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public string this[string key] => In(CultureInfo.CurrentUICulture, key);

    public string this[string key, params object?[] args] => In(CultureInfo.CurrentUICulture, key, args);

    public string this[RuleBroken broken] => In(CultureInfo.CurrentUICulture, broken.Key, [.. broken.Args]);

    public string this[TextKey key] => this[key.Key];

    /// <summary>The word for an enum value: key <c>TypeName.Value</c>.</summary>
    public string this[Enum value] => In(CultureInfo.CurrentUICulture, $"{value.GetType().Name}.{value}");

    public bool Has(string key) => texts.ContainsKey(key);

    /// <summary>A missing key shows itself: a test finds it, a reader is not stopped by it.</summary>
    public string In(CultureInfo culture, string key, params object?[] args)
    {
        if (!texts.TryGetValue(key, out var text))
            return key;
        var format = culture.TwoLetterISOLanguageName == "en" ? text.En : text.Vi;
        if (args.Length == 0)
            return format;
        var worded = Array.ConvertAll(args, a => a switch
        {
            TextKey k => In(culture, k.Key),
            DateTime utc => VietnamTime.Show(utc),
            DateOnly day => VietnamTime.Show(day),
            Enum value => In(culture, $"{value.GetType().Name}.{value}"),
            _ => a,
        });
        return string.Format(culture, format, worded);
    }

    private static Dictionary<string, Text> Load(Assembly assembly)
    {
        var all = new Dictionary<string, Text>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.EndsWith("Texts.json", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, text) in Read(stream))
                if (!all.TryAdd(key, text))
                    throw new InvalidOperationException($"The text '{key}' stands in two files; one of them is {name}.");
        }
        return all;
    }

    internal static Dictionary<string, Text> Read(Stream stream)
    {
        using var json = JsonDocument.Parse(stream);
        return json.RootElement.EnumerateObject().ToDictionary(
            p => p.Name,
            p => new Text(p.Value.GetProperty("vi").GetString()!, p.Value.GetProperty("en").GetString()!),
            StringComparer.Ordinal);
    }
}
