using System.Text.Json;
using UngCuu.Data;

namespace UngCuu.Features.Duties;

/// <summary>
/// Reads an event as a fact. By convention of the events: <c>by</c> is whose act it is, <c>sender</c> where it came from, <c>to</c> an array of those it
/// was sent to, <c>roles</c> who stands in which role; every other plain value is a value rules may ask for.
/// </summary>
public static class FactReader
{
    public static Fact Read(Event happened, long order)
    {
        using var payload = JsonDocument.Parse(happened.Payload);
        var fields = payload.RootElement.EnumerateObject().ToList();
        return new Fact
        {
            Name = happened.Name,
            At = happened.FactAt,
            RecordedAt = happened.At,
            Order = order,
            Proved = happened.Proved,
            By = Organisation(fields, "by"),
            Sender = Organisation(fields, "sender"),
            To = fields.Find(f => f.Name == "to") is { Value: { ValueKind: JsonValueKind.Array } list } ? [.. list.EnumerateArray().Select(o => o.GetGuid())] : [],
            Roles = fields.Find(f => f.Name == "roles") is { Value: { ValueKind: JsonValueKind.Object } roles }
                ? roles.EnumerateObject().ToDictionary(r => r.Name, r => r.Value.GetGuid(), StringComparer.Ordinal)
                : null,
            Values = fields.Where(f => Plain(f.Value) is not null).ToDictionary(f => f.Name, f => Plain(f.Value)!, StringComparer.Ordinal),
        };
    }

    private static Guid? Organisation(List<JsonProperty> fields, string name) =>
        fields.Find(f => f.Name == name) is { Value: { ValueKind: JsonValueKind.String } value } && value.TryGetGuid(out var id) ? id : null;

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
