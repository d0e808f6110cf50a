using System.Text.Json;
using UngCuu.Data;
using UngCuu.Rules;
using UngCuu.Shared;
using UngCuu.Web.Binding;

namespace UngCuu.Features.Incidents;

/// <summary>What was written into a legal form, by the form's field keys; kept as typed until it is sent, so that nothing is lost to a slip.</summary>
public sealed class FormValues
{
    /// <summary>Longer input is cut when it is kept, so that a hostile post cannot fill the disk; the check says so before sending.</summary>
    internal const int Longest = 25_000;

    private readonly Dictionary<string, string[]> values;

    public FormValues() => values = new(StringComparer.Ordinal);

    private FormValues(Dictionary<string, string[]> values) => this.values = values;

    public static FormValues Read(string json) =>
        new(new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(json, FactJson.Options) ?? [], StringComparer.Ordinal));

    public string Write() => JsonSerializer.Serialize(new SortedDictionary<string, string[]>(values, StringComparer.Ordinal), FactJson.Options);

    public string? this[string key] => values.GetValueOrDefault(key) is [var first, ..] && first.Length > 0 ? first : null;

    public IReadOnlyList<string> All(string key) => values.GetValueOrDefault(key) ?? [];

    /// <summary>The words behind a choice such as “Khác, đó là …”.</summary>
    public string? Detail(string key, string choice) => this[DetailKey(key, choice)];

    public static string DetailKey(string key, string choice) => $"{key}.{choice}";

    public bool Yes(string key) => this[key] == "yes";

    public bool Has(string key) => All(key).Any(v => v.Length > 0);

    public DateTime? Moment(string key) => Moments.TryRead(this[key], out var utc) ? utc : null;

    public DateOnly? Day(string key) => Moments.TryReadDay(this[key], out var day) ? day : null;

    public TimeOnly? Hour(string key) => Moments.TryReadHour(this[key], out var hour) ? hour : null;

    /// <summary>Written as one moment, or on Form 03 as a day and an hour.</summary>
    public DateTime? DetectedAt => Moment("detectedAt") ?? (Day("detectedOn") is { } day && Hour("detectedTime") is { } hour ? VietnamTime.ToUtc(day.ToDateTime(hour)) : null);

    public void Set(string key, params string?[] several) =>
        values[key] = [.. several.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!.Length > Longest ? v[..Longest] : v)];

    /// <summary>Takes over, of everything posted, what these fields ask for; anything else in the post is ignored.</summary>
    public void Take(IEnumerable<FormField> fields, Func<string, string[]> posted)
    {
        foreach (var field in fields.Where(f => f.Kind != FieldKind.Files))
        {
            Set(field.Key, posted(field.Key));
            foreach (var choice in field.Choices.Where(c => c.Detail))
                TakeDetail(field, choice, posted(DetailKey(field.Key, choice.Code)));
        }
    }

    /// <summary>Words written behind a choice choose it: a box left unticked beside them was forgotten.</summary>
    private void TakeDetail(FormField field, FormChoice choice, string[] written)
    {
        Set(DetailKey(field.Key, choice.Code), written);
        if (Detail(field.Key, choice.Code) is not null && !All(field.Key).Contains(choice.Code) && (field.Kind == FieldKind.Multi || !Has(field.Key)))
            Set(field.Key, [.. All(field.Key), choice.Code]);
    }

    public FormValues Copy() => new(new(values, StringComparer.Ordinal));
}
