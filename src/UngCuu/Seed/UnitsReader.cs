using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace UngCuu.Seed;

/// <summary>The units file cannot be used: every problem with the file, the unit and the field it stands in.</summary>
public sealed class UnitsInvalid(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<string> Problems { get; } = problems;
}

public static partial class UnitsReader
{
    private const string Shipped = "Seed/units.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <summary>The units this program ships with.</summary>
    public static Units ReadShipped()
    {
        using var stream = typeof(UnitsReader).Assembly.GetManifestResourceStream(Shipped)
            ?? throw new InvalidOperationException($"{Shipped} is not embedded in the program.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd(), "units.json");
    }

    /// <exception cref="UnitsInvalid">The text is not JSON, has an unknown, missing or misspelt field, or contradicts itself.</exception>
    public static Units Read(string json, string file)
    {
        var units = UnitsExpanded.From(Parse(json, file), out var problems);
        problems.AddRange(UnitsCheck.ProblemsOf(units));
        return problems.Count == 0 ? units : throw new UnitsInvalid([.. problems.Select(problem => $"{file}: {problem}")]);
    }

    private static UnitsFile Parse(string json, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<UnitsFile>(json, Strict) ?? throw new UnitsInvalid([$"{file}: the file is empty"]);
        }
        catch (JsonException e)
        {
            throw new UnitsInvalid([$"{file}: {Where(json, e.Path)} (line {e.LineNumber + 1}): {Reason(e)}"]);
        }
    }

    /// <summary><c>$.organisations[1].units[4].from</c> becomes <c>organisations, BKHĐT, from</c>: people look for a unit, not for an index.</summary>
    private static string Where(string json, string? path)
    {
        var words = new List<string>();
        JsonNode? node = null;
        try
        {
            node = JsonNode.Parse(json);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
        }
        foreach (Match step in Step().Matches(path ?? ""))
        {
            if (step.Groups["index"] is { Success: true } index)
            {
                node = (node as JsonArray)?.ElementAtOrDefault(int.Parse(index.Value, CultureInfo.InvariantCulture));
                words.Add(NameOf(node as JsonObject) ?? $"entry {int.Parse(index.Value, CultureInfo.InvariantCulture) + 1}");
            }
            else
            {
                var name = step.Groups["name"].Value;
                node = (node as JsonObject)?[name];
                words.Add(name);
            }
        }
        return words.Count == 0 ? "the file" : string.Join(", ", words);
    }

    private static string? NameOf(JsonObject? entry) =>
        (entry?["key"] ?? entry?["code"] ?? entry?["role"] ?? entry?["vi"] ?? entry?["from"])?.ToString();

    private static string Reason(JsonException e)
    {
        var end = e.Message.IndexOf(" Path: ", StringComparison.Ordinal);
        return end < 0 ? e.Message : e.Message[..end];
    }

    [GeneratedRegex(@"\.(?<name>\w+)|\[(?<index>\d+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
