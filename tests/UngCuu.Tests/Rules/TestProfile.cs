using System.Text.Json.Nodes;
using UngCuu.Rules;

namespace UngCuu.Tests.Rules;

/// <summary>A small profile made of the parts a test names; everything else is the least a profile must have.</summary>
internal static class TestProfile
{
    private const string Head = """
        {
          "id": "vn-1000", "title": { "vi": "Thử", "en": "Test" }, "from": "2017-01-01",
          "settings": { "counting": "strict", "atOnce": { "default": "60 minutes" }, "dueSoon": { "lastPercent": 10, "lastDays": 10 } },
          "texts": { "T": { "short": { "vi": "VB", "en": "Text" }, "full": { "vi": "Văn bản", "en": "The text" } } },
          "roles": { "coordinator": { "word": { "vi": "Cơ quan điều phối", "en": "the coordinating agency" }, "certainty": "law" },
                     "operator": { "word": { "vi": "đơn vị vận hành", "en": "the operator" }, "certainty": "law" } },
          "terms": {}, "forms": {},
          "traits": { "defence": { "vi": "quốc phòng", "en": "defence" } },
          "facts": { "Happened": { "vi": "có việc xảy ra", "en": "the event" }, "IncidentDetected": { "vi": "phát hiện", "en": "detection" }, "Ordered": { "vi": "có yêu cầu", "en": "the order" } },
          "conditions": {
            "running": { "words": { "vi": "đang chạy", "en": "running" }, "last": ["Began", "Stopped"], "is": ["Began"] },
            "exists": { "words": { "vi": "đã có", "en": "it exists" }, "last": ["Founded", "Dissolved"], "is": ["Founded"] }
          },
          "rules": []
        }
        """;

    private const string Rule = """
        { "id": "TST-1", "title": { "vi": "Việc", "en": "Duty" }, "act": { "vi": "làm việc", "en": "do it" }, "basis": [{ "text": "T", "article": "1" }], "certainty": "law" }
        """;

    public static Vocabulary Words { get; } = Vocabulary.Product with
    {
        Facts = new Dictionary<string, IReadOnlyList<string>>(FactNames.All, StringComparer.Ordinal)
        {
            ["Happened"] = ["kind"],
            ["Answered"] = ["of", "period"],
            ["Began"] = [],
            ["Stopped"] = [],
            ["Founded"] = [],
            ["Dissolved"] = [],
            ["Ordered"] = ["due"],
        },
    };

    /// <param name="rules">The fields that differ, as JSON objects.</param>
    public static RuleBook With(params string[] rules) => With(_ => { }, rules);

    public static RuleBook With(Action<JsonObject> change, params string[] rules) =>
        new(new RuleFiles(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["holidays.csv"] = new RuleFiles().Read("holidays.csv"),
            ["test.json"] = Json(change, rules),
        }), Words);

    public static string Json(Action<JsonObject> change, params string[] rules)
    {
        var profile = JsonNode.Parse(Head)!.AsObject();
        foreach (var fields in rules)
        {
            var rule = JsonNode.Parse(Rule)!.AsObject();
            foreach (var (field, value) in JsonNode.Parse(fields)!.AsObject())
                rule[field] = value?.DeepClone();
            profile["rules"]!.AsArray().Add(rule);
        }
        change(profile);
        return profile.ToJsonString();
    }

    /// <summary>A yearly, monthly… duty of a unit.</summary>
    public static string Unit(string time, string more = "") =>
        $$"""{ "subject": "unit", "responsible": ["self"], "appliesTo": ["ministry", "province"], "time": "{{time}}", "met": { "by": ["Answered"] } {{more}} }""";
}
