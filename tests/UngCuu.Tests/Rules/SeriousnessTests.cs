using System.Text.Json.Nodes;
using UngCuu.Rules;

namespace UngCuu.Tests.Rules;

public class SeriousnessTests
{
    private static readonly Seriousness Asks = TestBook.Shipped["2017"].Seriousness!;

    [Theory]
    [InlineData(4, false, true, true, Classification.Serious)]
    [InlineData(5, false, true, true, Classification.Serious)]
    [InlineData(2, true, true, true, Classification.Serious)]
    [InlineData(null, true, true, true, Classification.Serious)]
    [InlineData(4, false, true, false, Classification.Watch)]
    [InlineData(4, false, false, true, Classification.Urgent)]
    [InlineData(4, false, false, false, Classification.Ordinary)]
    [InlineData(3, false, true, true, Classification.Urgent)]
    [InlineData(3, false, false, true, Classification.Urgent)]
    [InlineData(3, false, true, false, Classification.Ordinary)]
    [InlineData(null, false, true, true, Classification.Urgent)]
    [InlineData(null, false, true, false, Classification.Ordinary)]
    public void Both_conditions_make_it_serious_and_beyond_capability_alone_makes_it_urgent(int? level, bool listed, bool criterion, bool cannot, Classification expected) =>
        Assert.Equal(expected, Asks.Of(Asks.Systems.Hold(level, listed), criterion, cannot).Result);

    [Theory]
    [InlineData(5, false, "province", "national")]
    [InlineData(4, true, "organisation", "national")]
    [InlineData(4, false, "ministry", "state")]
    [InlineData(4, false, "province", "local")]
    [InlineData(4, false, "organisation", "enterprise")]
    [InlineData(4, false, null, null)]
    [InlineData(3, false, "province", null)]
    public void The_emergency_plan_follows_from_the_system_and_its_owner(int level, bool listed, string? owner, string? expected) =>
        Assert.Equal(expected, Asks.PlanFor(level, listed, owner)?.Code);

    [Fact]
    public void In_2026_the_same_questions_stand_unverified_and_the_operator_is_asked_of_public_harm()
    {
        var later = TestBook.Shipped["2026"].Seriousness!;
        Assert.Equal(Asks.Criteria.Select(c => (c.Code, c.Question)), later.Criteria.Select(c => (c.Code, c.Question)));
        Assert.Equal(Asks.Plans.Select(p => p.Code), later.Plans.Select(p => p.Code));
        Assert.All(later.Criteria.Append(later.CannotHandle).Append(later.PublicHarm!), c => Assert.Equal(Certainty.Unverified, c.Certainty));
        Assert.All(later.Outcomes.Select(o => o.Certainty).Concat(later.Plans.Select(p => p.Certainty)), c => Assert.Equal(Certainty.Unverified, c));
        Assert.Null(Asks.PublicHarm);
    }

    public static TheoryData<string, string, string> Faulty => new()
    {
        { "criteria", "[]", "vn-2017.json: seriousness: criteria: asks nothing" },
        { "outcomes", """[{ "result": "serious", "important": true, "title": { "vi": "x", "en": "x" }, "words": { "vi": "x", "en": "x" }, "basis": [{ "text": "QD05", "article": "9" }], "certainty": "law" }]""",
            "vn-2017.json: seriousness: outcomes: the last entry must hold for every incident, without a condition" },
        { "plans", """[{ "code": "one", "owners": ["boat"], "levels": [7], "title": { "vi": "x", "en": "x" }, "words": { "vi": "x", "en": "x" }, "basis": [{ "text": "X", "article": "9" }], "certainty": "law" }]""",
            "vn-2017.json: seriousness: plans one.owners: 'boat' is not a kind of unit" },
        { "plans", """[{ "code": "one", "levels": [7], "title": { "vi": "x", "en": "x" }, "words": { "vi": "x", "en": "x" }, "basis": [{ "text": "QD05", "article": "9" }], "certainty": "law" }]""",
            "vn-2017.json: seriousness: plans one.levels: 7 is not a level from 1 to 5" },
        { "plans", """[{ "code": "one", "title": { "vi": "x", "en": "x" }, "words": { "vi": "x", "en": "x" }, "basis": [{ "text": "X", "article": "9" }], "certainty": "law" }]""",
            "vn-2017.json: seriousness: plans one.basis: 'X' is not a text of this profile" },
        { "cannotHandle", """{ "code": "control", "question": { "vi": "x", "en": "x" }, "words": { "vi": "x", "en": "x" }, "basis": [{ "text": "QD05", "article": "9" }], "certainty": "law" }""",
            "vn-2017.json: seriousness: criteria: 'control' stands there twice" },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_faulty_block_is_refused_by_file_part_and_field(string field, string value, string fault)
    {
        var shipped = new RuleFiles();
        var profile = JsonNode.Parse(shipped.Read("vn-2017.json"))!;
        profile["seriousness"]![field] = JsonNode.Parse(value);
        var files = shipped.All.Where(f => f != "vn-2026.json").ToDictionary(f => f, f => f == "vn-2017.json" ? profile.ToJsonString() : shipped.Read(f), StringComparer.Ordinal);
        Assert.Contains(fault, Assert.Throws<RuleFilesBroken>(() => new RuleBook(new RuleFiles(files))).Faults.Select(f => f.ToString()));
    }
}
