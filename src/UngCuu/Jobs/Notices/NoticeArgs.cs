using System.Globalization;
using System.Text.Json;
using UngCuu.Data;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Jobs.Notices;

/// <summary>The arguments of a notice's text, kept so that each reader has them in their own language and writing.</summary>
public static class NoticeArgs
{
    private sealed record Arg(string Is, string Value);

    public static string Write(params IEnumerable<object> args) => JsonSerializer.Serialize(args.Select(a => a switch
    {
        TextKey text => new Arg("text", text.Key),
        Enum value => new Arg("text", $"{value.GetType().Name}.{value}"),
        DateTime { Kind: DateTimeKind.Utc } at => new Arg("at", at.ToString("O", CultureInfo.InvariantCulture)),
        DateOnly day => new Arg("day", day.ToString("O", CultureInfo.InvariantCulture)),
        int number => new Arg("number", number.ToString(CultureInfo.InvariantCulture)),
        long number => new Arg("number", number.ToString(CultureInfo.InvariantCulture)),
        Words both => new Arg("both", $"{both.Vi}\n{both.En}"),
        string words => new Arg("words", words),
        _ => throw new ArgumentException($"A notice cannot say a {a.GetType().Name}.", nameof(args)),
    }), FactJson.Options);

    public static object[] Read(string json) =>
        JsonSerializer.Deserialize<List<Arg>>(json, FactJson.Options)!.ConvertAll<object>(a => a.Is switch
        {
            "text" => new TextKey(a.Value),
            "at" => DateTime.Parse(a.Value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            "day" => DateOnly.ParseExact(a.Value, "O", CultureInfo.InvariantCulture),
            "both" when a.Value.Split('\n') is [var vi, var en] => new Words(vi, en),
            "number" => long.Parse(a.Value, CultureInfo.InvariantCulture),
            _ => a.Value,
        }).ToArray();
}
