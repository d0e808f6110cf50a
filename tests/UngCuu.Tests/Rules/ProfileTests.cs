using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using UngCuu.Rules;

namespace UngCuu.Tests.Rules;

public class ProfileTests
{
    private const string Duty = """{ "subject": "incident", "responsible": ["operator"], "time": "5 days", "starts": { "on": ["Happened"] }, "met": { "by": ["Answered"] } }""";

    public static TheoryData<string, string, string> FaultyRules => new()
    {
        // A field, the value it is given (JSON), and what the fault must say.
        { "basis", "[]", "test.json: TST-1: basis: cites no article" },
        { "basis", """[{ "text": "X", "article": "1" }]""", "test.json: TST-1: basis: 'X' is not a text of this profile" },
        { "basis", """[{ "text": "T" }]""", "test.json: TST-1: basis[0].article: the field is missing" },
        { "certainty", "\"sure\"", "test.json: TST-1: certainty: the value is not of the right kind" },
        { "certainty", "1", "test.json: TST-1: certainty: the value is not of the right kind" },
        { "title", """{ "vi": "", "en": "x" }""", "test.json: TST-1: title.vi: is empty" },
        { "title", """{ "vi": "x" }""", "test.json: TST-1: title.en: the field is missing" },
        { "title", "\"x\"", "test.json: TST-1: title: the value is not of the right kind" },
        { "deadline", "\"5 days\"", "test.json: TST-1: deadline: there is no such field" },
        { "id", "\"first\"", "test.json: first: id: must look like INC-16 or INC-16.a" },
        { "subject", "\"boat\"", "test.json: TST-1: subject: 'boat' is not a subject" },
        { "responsible", "[]", "test.json: TST-1: responsible: names nobody" },
        { "responsible", "[\"captain\"]", "test.json: TST-1: responsible: 'captain' is not a role" },
        { "responsible", "[\"owner\"]", "test.json: TST-1: responsible: 'owner' is not worded in this profile" },
        { "appliesTo", "[\"ministry\"]", "test.json: TST-1: appliesTo: is only for a unit's own duties" },
        { "when", "[\"rainy\"]", "test.json: TST-1: when: 'rainy' is not a condition of this profile" },
        { "unless", "[\"rainy\"]", "test.json: TST-1: unless: 'rainy' is not a condition of this profile" },
        { "exempt", """{ "who": ["navy"], "basis": [{ "text": "T", "article": "1" }] }""", "test.json: TST-1: exempt.who: 'navy' is not a trait" },
        { "exempt", """{ "who": ["police"], "basis": [{ "text": "T", "article": "1" }] }""", "test.json: TST-1: exempt.who: 'police' is not worded in this profile" },
        { "exempt", """{ "who": ["defence"], "basis": [] }""", "test.json: TST-1: exempt.basis: cites no article" },
        { "exempt", """{ "who": ["defence"], "roles": ["captain"], "basis": [{ "text": "T", "article": "1" }] }""", "test.json: TST-1: exempt.roles: 'captain' is not a role" },
        { "starts", "null", "test.json: TST-1: starts: is missing with the time '5 days'" },
        { "starts", """{ "on": [] }""", "test.json: TST-1: starts.on: names no fact" },
        { "starts", """{ "on": ["Exploded"] }""", "test.json: TST-1: starts.on: 'Exploded' is not a fact" },
        { "starts", """{ "on": ["Answered"] }""", "test.json: TST-1: starts.on: 'Answered' is not worded in this profile" },
        { "starts", """{ "on": ["happened?"] }""", "test.json: TST-1: starts.on[0]: 'happened?' is not a fact's name, alone or followed by 'with key=value'" },
        { "starts", """{ "on": ["Happened with size=big"] }""", "test.json: TST-1: starts.on: 'size' is not a value of Happened" },
        { "starts", """{ "on": ["Happened"], "per": "size" }""", "test.json: TST-1: starts.per: 'size' is not a value of Happened" },
        { "starts", """{ "on": ["Happened"], "undone": ["Vanished"] }""", "test.json: TST-1: starts.undone: 'Vanished' is not a fact" },
        { "starts", """{ "on": ["Happened"], "after": 1 }""", "test.json: TST-1: starts.after: there is no such field" },
        { "starts", """{ "on": ["Happened"], "own": "yes" }""", "test.json: TST-1: starts.own: the value is not of the right kind" },
        { "time", "\"5 weeks\"", "test.json: TST-1: time: The time limit “5 weeks” is not understood." },
        { "time", "\"0 days\"", "test.json: TST-1: time: The figure in the time limit “0 days” must be 1 or more." },
        { "time", "5", "test.json: TST-1: time: a text is expected" },
        { "time", "\"at once (slowly)\"", "test.json: TST-1: time: 'slowly' is not among the settings for 'at once'" },
        { "time", "\"before 06-20\"", "test.json: TST-1: time: a calendar or lasting duty belongs to a unit" },
        { "time", "\"before 06-20\"", "test.json: TST-1: starts: has no place with the time 'before 06-20'" },
        { "time", "\"every 4 hours while raining\"", "test.json: TST-1: time: 'raining' is not a condition of this profile" },
        { "time", "\"always\"", "test.json: TST-1: holds: is missing with the time 'always'" },
        { "period", """{ "from": "12-16 previous year", "to": "06-15" }""", "test.json: TST-1: period: is only for a yearly duty" },
        { "period", """{ "from": "02-29", "to": "06-15" }""", "test.json: TST-1: period.from: '02-29' is not a day of every year" },
        { "holds", "\"exists\"", "test.json: TST-1: holds: has no place with the time '5 days'" },
        { "met", "null", "test.json: TST-1: met: is missing with the time '5 days'" },
        { "met", """{ "by": [] }""", "test.json: TST-1: met.by: names no fact" },
        { "met", """{ "by": ["Vanished"] }""", "test.json: TST-1: met.by: 'Vanished' is not a fact" },
        { "met", """{ "by": ["Answered"], "to": ["captain"] }""", "test.json: TST-1: met.to: 'captain' is not a role" },
        { "met", """{ "by": ["Answered"], "knownBy": ["Vanished"] }""", "test.json: TST-1: met.knownBy: 'Vanished' is not a fact" },
        { "form", "\"07\"", "test.json: TST-1: form: '07' is not a form of this profile" },
        { "waitsFor", "[\"TST-1\"]", "test.json: TST-1: waitsFor: 'TST-1' is not another rule of this profile" },
        { "remind", "[\"soon\"]", "test.json: TST-1: remind[0]: 'soon' is not a distance such as -1 day, 0 or +30 minutes" },
        { "escalate", """[{ "after": "+1 day", "to": "king" }]""", "test.json: TST-1: escalate.to: 'king' is not head" },
        { "to", "\"2001-01-01\"", null! },
        { "from", "\"01/01/2018\"", "test.json: TST-1: from: The JSON value is not in a supported DateOnly format." },
    };

    public static TheoryData<string, string, string> FaultyHeads => new()
    {
        { "", "[]", "test.json: the value is not of the right kind" },
        { "colour", "1", "test.json: colour: there is no such field" },
        { "to", "\"2016-12-31\"", "test.json: to: lies before from" },
        { "settings", """{ "counting": "strict", "atOnce": { "receipt": "30 minutes" }, "dueSoon": { "lastPercent": 10, "lastDays": 10 } }""", "test.json: settings: atOnce: has no default" },
        { "settings", """{ "counting": "strict", "atOnce": { "default": "2 days" }, "dueSoon": { "lastPercent": 10, "lastDays": 10 } }""", "test.json: settings.atOnce.default: '2 days' is not a length such as 30 minutes or 4 hours" },
        { "settings", """{ "counting": "strict", "atOnce": { "default": "1 hour" }, "dueSoon": { "lastPercent": 0, "lastDays": 0 } }""", "test.json: settings: dueSoon.lastPercent: must lie between 1 and 100" },
        { "settings", """{ "counting": "loose", "atOnce": { "default": "1 hour" }, "dueSoon": { "lastPercent": 10, "lastDays": 10 } }""", "test.json: settings.counting: the value is not of the right kind" },
        { "roles", """{ "captain": { "word": { "vi": "x", "en": "x" }, "certainty": "law" } }""", "test.json: roles: captain: 'captain' is not a role" },
        { "roles", """{ "operator": { "word": { "vi": "x", "en": "x" }, "holder": { "vi": "x", "en": "x" }, "certainty": "law" } }""", "test.json: roles: operator.basis: cites no article" },
        { "traits", """{ "navy": { "vi": "x", "en": "x" } }""", "test.json: traits: navy: 'navy' is not a trait" },
        { "facts", """{ "Vanished": { "vi": "x", "en": "x" } }""", "test.json: facts: Vanished: 'Vanished' is not a fact" },
        { "conditions", """{ "c": { "words": { "vi": "x", "en": "x" } } }""", "test.json: conditions: c: needs either any, or both last and is" },
        { "conditions", """{ "c": { "words": { "vi": "x", "en": "x" }, "last": ["Began"], "is": ["Stopped"] } }""", "test.json: conditions: c.is: 'Stopped' is not among the facts of last" },
        { "conditions", """{ "c": { "words": { "vi": "x", "en": "x" }, "any": ["Vanished"] } }""", "test.json: conditions: c.any: 'Vanished' is not a fact" },
        { "ends", """{ "boat": [] }""", "test.json: ends: boat: 'boat' is not a subject" },
        { "outside", """{ "incident": ["rainy"] }""", "test.json: outside: incident: 'rainy' is not a condition of this profile" },
        { "corrections", """{ "Began": "Vanished" }""", "test.json: corrections: Began: 'Vanished' is not a fact" },
        { "closing", """[{ "when": ["running"], "needs": [], "words": { "vi": "x", "en": "x" }, "basis": [], "certainty": "law" }]""", "test.json: closing: [0].needs: names no fact" },
        { "closing", """[{ "when": ["running"], "needs": ["Began"], "words": { "vi": "x", "en": "x" }, "basis": [{ "text": "T", "article": "1" }], "certainty": "law" }]""", "test.json: closing: the last entry must hold for every incident, without 'when'" },
        { "stateSecrets", """{ "stamps": [], "channel": { "vi": "x", "en": "x" }, "basis": [], "certainty": "law" }""", "test.json: stateSecrets: basis: cites no article" },
        { "forms", """{ "03": { "file": "nowhere.json", "certainty": "law" } }""", "test.json: forms: 03.file: there is no file 'nowhere.json'" },
        { "terms", """{ "a": null }""", "test.json: terms.a: the value is not of the right kind" },
    };

    [Theory]
    [MemberData(nameof(FaultyRules))]
    public void A_faulty_rule_is_refused_naming_file_rule_and_field(string field, string value, string? fault)
    {
        var faulty = JsonNode.Parse(Duty)!.AsObject();
        faulty[field] = JsonNode.Parse(value);
        if (fault is null)
            _ = TestProfile.With(faulty.ToJsonString());
        else
            Assert.Contains(Faults(_ => { }, faulty.ToJsonString()), f => f.StartsWith(fault, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(FaultyHeads))]
    public void A_faulty_profile_is_refused_naming_file_and_field(string field, string value, string fault) =>
        Assert.Contains(fault, field.Length == 0
            ? Assert.Throws<RuleFilesBroken>(() => Read(value)).Faults.Select(f => f.ToString())
            : Faults(p => p[field] = JsonNode.Parse(value)), StringComparer.Ordinal);

    [Fact]
    public void Every_fault_of_a_file_is_named_at_once() =>
        Assert.Equal(
            [
                "test.json: TST-2: bases: there is no such field",
                "test.json: TST-2: starts.on: the field is missing",
                "test.json: colour: there is no such field",
            ],
            Faults(p => p["colour"] = "red", Duty, """{ "id": "TST-2", "subject": "incident", "responsible": ["operator"], "bases": [], "starts": {}, "met": { "by": ["Answered"] } }""").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("{", "test.json: line 1: ")]
    [InlineData("{\n\"id\": 1,\n\"id\": 2}", "test.json: Duplicate property 'id'")]
    [InlineData("{ // no comments\n}", "test.json: line 1: ")]
    [InlineData("", "test.json: line 1: ")]
    public void A_file_that_is_not_json_says_where(string text, string fault) =>
        Assert.StartsWith(fault, Assert.Throws<RuleFilesBroken>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_rules_or_two_profiles_of_one_name_are_refused()
    {
        Assert.Contains("test.json: TST-1: id: stands there twice", Faults(_ => { }, Duty, Duty), StringComparer.Ordinal);
        var twice = new Dictionary<string, string>(StringComparer.Ordinal) { ["holidays.csv"] = new RuleFiles().Read("holidays.csv"), ["a.json"] = TestProfile.Json(_ => { }), ["b.json"] = TestProfile.Json(_ => { }) };
        Assert.Contains("b.json: id: the profile 'vn-1000' stands in two files", Assert.Throws<RuleFilesBroken>(() => new RuleBook(new RuleFiles(twice), TestProfile.Words)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_installations_folder_replaces_single_files_and_adds_profiles()
    {
        var folder = Directory.CreateTempSubdirectory("ungcuu-rules-").FullName;
        File.WriteAllText(Path.Combine(folder, "vn-2017.json"), new RuleFiles().Read("vn-2017.json").Replace("\"60 minutes\"", "\"45 minutes\"", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(folder, "holidays.csv"), "date,kind,name,certainty\n2018-04-26,off,Nghỉ,known\n");
        var book = new RuleBook(new RuleFiles(folder));
        Assert.Equal("45 minutes", book["2017"].Settings.AtOnce["default"].ToString());
        Assert.Equal("60 minutes", book["2026"].Settings.AtOnce["default"].ToString());
        Assert.False(book.Calendar.IsWorkingDay(new(2018, 4, 26)));
        File.WriteAllBytes(Path.Combine(folder, "vn-2026.json"), [0x7b, 0xff, 0x7d]);
        Assert.Equal("vn-2026.json: the file is not UTF-8", Assert.Throws<RuleFilesBroken>(() => new RuleBook(new RuleFiles(folder))).Message);
        Directory.Delete(folder, recursive: true);
        Assert.Throws<RuleFilesBroken>(() => new RuleFiles(folder));
    }

    [Fact]
    public void The_shipped_rules_of_this_part_stand_in_both_profiles_and_2026_is_unverified_throughout()
    {
        string[] both = ["INC-1", "INC-2", "INC-3", "INC-4", "INC-5", "INC-7", "INC-8", "INC-9", "INC-10", "TSK-1"];
        Assert.Equal(both, TestBook.Shipped["2017"].Rules.Select(r => r.Id));
        Assert.Equal([.. both[..^1], "INC-16.a", "INC-16.b", "INC-16.c", both[^1]], TestBook.Shipped["2026"].Rules.Select(r => r.Id));
        Assert.All(TestBook.Shipped["2017"].Rules, r => Assert.Equal(r.Id is "INC-9" or "INC-10" or "TSK-1" ? Certainty.Default : Certainty.Law, r.Certainty));
        Assert.All(TestBook.Shipped["2026"].Rules, r => Assert.Equal((Certainty.Unverified, true), (r.Certainty, r.Note is not null)));
        Assert.All(TestBook.Shipped["2026"].Forms.Keys.Where(f => f != "receipt"), f => Assert.Equal(Certainty.Unverified, TestBook.Shipped.Form(TestBook.Shipped["2026"], f).Certainty));
        Assert.All(new[] { "coordinator", "standing" }, r => Assert.Contains("A05", TestBook.Shipped["2026"].Roles[r].Holder!.Vi, StringComparison.Ordinal));
    }

    [Fact]
    public void The_profiles_follow_each_other_without_gap()
    {
        Assert.Equal(["vn-2017", "vn-2026"], TestBook.Shipped.Profiles.Select(p => p.Id));
        Assert.Equal(TestBook.Shipped["2026"].From, TestBook.Shipped["2017"].To!.Value.AddDays(1));
    }

    public static TheoryData<string, Type> Definitions => new()
    {
        { "profile", typeof(Profile) }, { "settings", typeof(Settings) }, { "soon", typeof(Soon) }, { "legalText", typeof(LegalText) }, { "roleWords", typeof(RoleWords) },
        { "condition", typeof(Condition) }, { "closing", typeof(Closing) }, { "stateSecrets", typeof(StateSecrets) }, { "formUse", typeof(FormUse) }, { "rule", typeof(Rule) },
        { "exemption", typeof(Exemption) }, { "starts", typeof(Starts) }, { "dataPeriod", typeof(DataPeriod) }, { "met", typeof(Met) }, { "escalation", typeof(Escalation) },
        { "words", typeof(Words) }, { "basis", typeof(Basis) }, { "attackType", typeof(AttackType) },
        { "seriousness", typeof(Seriousness) }, { "importantSystems", typeof(ImportantSystems) }, { "criterion", typeof(Criterion) }, { "outcome", typeof(Outcome) },
        { "emergencyPlan", typeof(EmergencyPlan) }, { "proposals", typeof(Proposals) },
        { "process", typeof(Process) }, { "stage", typeof(Stage) }, { "processStep", typeof(ProcessStep) }, { "stepMove", typeof(StepMove) }, { "stepTask", typeof(StepTask) }, { "share", typeof(Share) },
    };

    [Theory]
    [MemberData(nameof(Definitions))]
    public void The_schema_and_the_loader_know_the_same_fields(string definition, Type type)
    {
        var schema = Schema().GetProperty("$defs").GetProperty(definition);
        var read = StrictJson.Options.GetTypeInfo(type).Properties;
        Assert.Equal(read.Select(p => p.Name).Order(StringComparer.Ordinal), schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).Where(n => n != "$schema").Order(StringComparer.Ordinal));
        Assert.Equal(read.Where(p => p.IsRequired).Select(p => p.Name).Order(StringComparer.Ordinal), Names(schema.GetProperty("required")));
        Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
    }

    [Fact]
    public void Every_type_a_profile_is_read_into_has_its_definition_in_the_schema()
    {
        var found = new HashSet<Type>();
        Walk(typeof(Profile));
        Assert.Equal(Definitions.Select(d => d.Data.Item2.Name).Order(StringComparer.Ordinal), found.Select(t => t.Name).Order(StringComparer.Ordinal));

        void Walk(Type type)
        {
            var info = StrictJson.Options.GetTypeInfo(type);
            if (info.Kind == JsonTypeInfoKind.Object && found.Add(type))
                foreach (var property in info.Properties)
                    Walk(property.PropertyType);
            if (info.ElementType is { } element)
                Walk(element);
        }
    }

    [Fact]
    public void The_schema_and_the_loader_know_the_same_words()
    {
        var defs = Schema().GetProperty("$defs");
        var rule = defs.GetProperty("rule").GetProperty("properties");
        Assert.Equal(Vocabulary.Product.Roles.Order(StringComparer.Ordinal), Names(defs.GetProperty("role").GetProperty("enum")));
        Assert.Equal(Vocabulary.Product.Subjects.Order(StringComparer.Ordinal), Names(rule.GetProperty("subject").GetProperty("enum")));
        Assert.Equal(Vocabulary.Product.UnitKinds.Order(StringComparer.Ordinal), Names(rule.GetProperty("appliesTo").GetProperty("items").GetProperty("enum")));
        Assert.Equal(Vocabulary.Product.Traits.Order(StringComparer.Ordinal), Names(defs.GetProperty("exemption").GetProperty("properties").GetProperty("who").GetProperty("items").GetProperty("enum")));
        Assert.Equal(Enum.GetNames<Certainty>().Select(c => c.ToLowerInvariant()).Order(StringComparer.Ordinal), Names(defs.GetProperty("certainty").GetProperty("enum")));
    }

    private static JsonElement Schema() => JsonDocument.Parse(new RuleFiles().Read("rules.schema.json")).RootElement;

    private static IEnumerable<string> Names(JsonElement array) => array.EnumerateArray().Select(e => e.GetString()!).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Faults(Action<JsonObject> change, params string[] rules) =>
        Assert.Throws<RuleFilesBroken>(() => TestProfile.With(change, rules)).Faults.Select(f => f.ToString());

    private static RuleBook Read(string text) =>
        new(new RuleFiles(new Dictionary<string, string>(StringComparer.Ordinal) { ["holidays.csv"] = new RuleFiles().Read("holidays.csv"), ["test.json"] = text }), TestProfile.Words);
}
