using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using UngCuu.Rules;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Home;

/// <summary>
/// Commands that work as they stand once the token is set: the report is filled from the form of today, so that a form with another
/// mandatory field gives another example.
/// </summary>
public sealed class ApiExamples(ApiForms forms, PublicAddress address, RuleBook rules, Texts texts, Clock clock)
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Left empty, the server fills them from the account of the token.</summary>
    private static readonly string[] KnownFromToken = ["reporterName", "contactName"];

    public string Me => Curl("/api/v1/me", body: null);

    public string Report => Curl(ApiForms.ReportAddress, new JsonObject
    {
        ["key"] = $"bao-cao-{Stamp}",
        ["values"] = new JsonObject(Filled(forms.First).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)new JsonArray(Sample(f))))),
    });

    public string Note => Curl($"{ApiForms.ReportAddress}/{Reference}/notes", new JsonObject
    {
        ["text"] = texts["api.sample.note"],
        ["at"] = VietnamTime.FromUtc(Happened.AddMinutes(10)).ToString("yyyy-MM-dd'T'HH:mm:ss'+07:00'", CultureInfo.InvariantCulture),
        ["key"] = $"ghi-chu-{Stamp}",
    });

    public string Verb => Curl($"{ApiForms.ReportAddress}/{Reference}/judgements", Judged());

    /// <summary>Stands for the one that the report was answered with.</summary>
    public string Reference => $"SC-{clock.Today.Year.ToString(CultureInfo.InvariantCulture)}-000123";

    /// <summary>A key is good for one report: tomorrow's example has another.</summary>
    private string Stamp => VietnamTime.FromUtc(clock.Now).ToString("yyyyMMdd-HHmm", CultureInfo.InvariantCulture);

    private DateTime Happened => clock.Now.AddMinutes(-30);

    /// <summary>An answer to each question of the profile of today.</summary>
    private JsonObject Judged()
    {
        var asks = rules.For(clock.Today).Seriousness;
        var body = new JsonObject
        {
            ["answers"] = new JsonObject((asks?.Criteria ?? []).Select(c => KeyValuePair.Create(c.Code, (JsonNode?)"No"))),
            ["cannotHandle"] = false,
        };
        if (asks?.PublicHarm is not null)
            body["publicHarm"] = false;
        body["reason"] = texts["api.sample.reason"];
        return body;
    }

    /// <summary>What must be filled; of a block that must not stay empty its first field.</summary>
    private static IEnumerable<FormField> Filled(LegalForm form) => form.Blocks
        .SelectMany(b => b.Fields.Where((f, i) => f.MustBeFilled || (i == 0 && ApiForms.OneIsEnough(b))))
        .Where(f => f.Kind != FieldKind.Files && !KnownFromToken.Contains(f.Key, StringComparer.Ordinal));

    private JsonNode Sample(FormField field) => field.Kind switch
    {
        FieldKind.Email => "truc@donvi.example",
        FieldKind.Phone => "024 0000 0000",
        FieldKind.Date => VietnamTime.Show(VietnamTime.Day(Happened)),
        FieldKind.Time => VietnamTime.FromUtc(Happened).ToString("HH:mm", CultureInfo.InvariantCulture),
        FieldKind.DateTime => VietnamTime.Show(Happened),
        FieldKind.Single or FieldKind.Multi => field.Choices.First(c => !c.Detail).Code,
        FieldKind.YesNo => "no",
        FieldKind.Addresses => "203.0.113.25",
        FieldKind.Domains => "donvi.example",
        _ => texts.Has($"api.sample.{field.Key}") ? texts[$"api.sample.{field.Key}"] : field.Label.ToString(),
    };

    /// <summary>One name on a line, its value beside it.</summary>
    private static string Written(JsonNode? node, string margin = "  ") => node is JsonObject whole
        ? $"{{\n{string.Join(",\n", whole.Select(p => $"{margin}  \"{p.Key}\": {Written(p.Value, margin + "  ")}"))}\n{margin}}}"
        : node?.ToJsonString(Plain) ?? "null";

    private string Curl(string path, JsonObject? body)
    {
        var lines = new List<string> { $"curl {address.Of(path)}", "-H \"Authorization: Bearer $UNGCUU_TOKEN\"", $"-H \"Accept-Language: {(Texts.InEnglish ? "en" : "vi")}\"" };
        if (body is not null)
            lines.AddRange("-H \"Content-Type: application/json\"", $"-d '{Written(body).Replace("'", "’", StringComparison.Ordinal)}'");
        return string.Join(" \\\n  ", lines);
    }
}
