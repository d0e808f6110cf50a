using System.Text.Json;
using UngCuu.Data;

namespace UngCuu.Features.History;

/// <summary>One field that a save changed, as text.</summary>
public sealed record FieldChange(string Field, string From, string To)
{
    public static IReadOnlyList<FieldChange> Read(Event happened)
    {
        if (happened.Changes is null)
            return [];
        using var json = JsonDocument.Parse(happened.Changes);
        return [.. json.RootElement.EnumerateArray().Select(c => new FieldChange(c.GetProperty("field").GetString()!, Show(c, "from"), Show(c, "to")))];
    }

    private static string Show(JsonElement change, string side) => change.TryGetProperty(side, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : "–";
}
