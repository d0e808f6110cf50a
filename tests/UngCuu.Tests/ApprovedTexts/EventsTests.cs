using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using UngCuu.Tests.Support;
using UngCuu.Data;
using UngCuu.Rules;
using UngCuu.Tests.Architecture;
using UngCuu.Tests.Security;

namespace UngCuu.Tests.ApprovedTexts;

/// <summary>Everything that can be recorded: its name, what it says, and whose history it stands in. Old events stay readable for ever, so a change here is a promise broken or kept.</summary>
[Trait("needs", "database")]
public partial class EventsTests(ReachNation nation) : IClassFixture<ReachNation>
{
    private static readonly Assembly Product = typeof(AppDb).Assembly;

    /// <summary>Made in one place and recorded in another, so that the source does not say it in one line; each file that records this way must be named.</summary>
    private static readonly IReadOnlyDictionary<string, (string File, string Whose)> Elsewhere = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["DeliveryRetried"] = ("Features/Deliveries/RetryDelivery.cs", "Installation"),
        ["LetterRetried"] = ("Features/Deliveries/RetryDelivery.cs", "Installation"),
        ["AllStuckRetried"] = ("Features/Deliveries/RetryDelivery.cs", "Installation"),
        ["DrillBegun"] = ("Drills/Stage/DrillBegun.cs", "Installation"),
        ["SeriousnessJudged"] = ("Features/Incidents/IncidentFacts.cs", "Incident"), // by earlier versions; read for ever
        ["MailRefused"] = ("Jobs/Mail/MailSender.cs", "what the letter is about"),
    };

    private static readonly IReadOnlyList<Recorded> Known = Read();

    [Fact]
    public void Every_fact_that_is_recorded_is_as_approved()
    {
        var text = new StringBuilder("# What is recorded\n\nRendered from the source: each fact, the fields of its payload (`?`: may be absent), and whose history it stands in. A fact of rules is one that starts or stops clocks.\n\n");
        text.AppendLine("| Fact | Whose | Payload | Rules |").AppendLine("|---|---|---|:-:|");
        foreach (var fact in Known)
            text.AppendLine($"| {fact.Type.Name} | {string.Join(", ", fact.Whose)} | {Payload(fact.Type)} | {(FactNames.All.ContainsKey(fact.Type.Name) ? "●" : "")} |");
        Approved.Matches("events.md", text.ToString());
    }

    [Fact]
    public void No_file_records_a_fact_that_the_list_cannot_find() =>
        Assert.Empty(Sources.Files("*.cs")
            .Where(f => !Sources.Short(f).StartsWith("Data/", StringComparison.Ordinal) && Elsewhere.Values.All(e => e.File != Sources.Short(f)))
            .SelectMany(f => Unclear().Matches(Recording().Replace(File.ReadAllText(f), "")).Select(m => $"{Sources.Short(f)}: {m.Value}")));

    [Fact]
    public void Two_facts_never_share_a_name() => Assert.Empty(Known.GroupBy(k => k.Type.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public async Task Nothing_stands_in_the_events_that_the_list_does_not_know()
    {
        await nation.Made();
        var stored = await nation.In((db, _) => db.Events.Select(e => new { e.Name, e.SubjectKind }).Distinct().ToListAsync());
        Assert.True(stored.Count > 15);
        Assert.Empty(stored.Where(e => !Known.Any(k => k.Type.Name == e.Name && k.Whose.Contains(e.SubjectKind))).Select(e => $"{e.Name} of {e.SubjectKind}"));
    }

    private static List<Recorded> Read()
    {
        var types = Product.GetTypes().Where(t => t.GetMethod("<Clone>$") is not null).ToLookup(t => t.Name, StringComparer.Ordinal);
        var found = new Dictionary<Type, SortedSet<string>>();
        foreach (var file in Sources.Files("*.cs").Where(f => !Sources.Short(f).StartsWith("Data/", StringComparison.Ordinal)))
        {
            var source = File.ReadAllText(file);
            foreach (Match m in Recording().Matches(source).Where(m => !Elsewhere.ContainsKey(m.Groups["fact"].Value)))
                Add(m.Groups["fact"].Value, m.Groups["subject"].Success ? m.Groups["subject"].Value : m.Groups["verb"].Value == "Recorded" ? "Incident" : SubjectAt(source, m.Index));
            if (Sources.Short(file).StartsWith("Features/", StringComparison.Ordinal))
                foreach (Match m in Made().Matches(source))
                    if (FactNames.All.ContainsKey(m.Groups["fact"].Value) && types[m.Groups["fact"].Value].Any() && !found.ContainsKey(types[m.Groups["fact"].Value].First()))
                        Add(m.Groups["fact"].Value, "Incident");
        }
        foreach (var (fact, (_, whose)) in Elsewhere)
            Add(fact, whose);
        return [.. found.Select(f => new Recorded(f.Key, [.. f.Value])).OrderBy(r => r.Whose[0], StringComparer.Ordinal).ThenBy(r => r.Type.Name, StringComparer.Ordinal)];

        void Add(string name, string whose)
        {
            foreach (var type in types[name])
                (found.TryGetValue(type, out var subjects) ? subjects : found[type] = new(StringComparer.Ordinal)).Add(whose);
        }
    }

    /// <summary>The class around the call, or the whole it says it is a part of.</summary>
    private static string SubjectAt(string source, int at)
    {
        var entity = Entities().Matches(source).Last(m => m.Index < at);
        var next = Entities().Match(source, entity.Index + entity.Length) is { Success: true } following ? following.Index : source.Length;
        return Whole().Match(source[entity.Index..next]) is { Success: true } whole ? whole.Groups["subject"].Value : entity.Groups["name"].Value;
    }

    private static string Payload(Type fact) => string.Join(", ", fact.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.Name != "EqualityContract")
        .Select(p => $"{char.ToLowerInvariant(p.Name[0])}{p.Name[1..]}{(new NullabilityInfoContext().Create(p).ReadState == NullabilityState.Nullable ? "?" : "")}: {Words(p.PropertyType)}"));

    private static string Words(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Words(inner)
        : type.IsEnum ? Enum.GetNames(type) is { Length: <= 6 } few ? string.Join("/", few) : type.Name
        : type.IsGenericType ? type.GetGenericTypeDefinition().Name.Contains("Dictionary", StringComparison.Ordinal) ? $"{Words(type.GenericTypeArguments[1])} by name" : $"list of {Words(type.GenericTypeArguments[^1])}"
        : type.Name switch { "Guid" => "id", "String" => "text", "Boolean" => "yes/no", "Int32" or "Int64" => "number", "DateTime" => "moment", "DateOnly" => "day", var other => other };

    private sealed record Recorded(Type Type, IReadOnlyList<string> Whose);

    [GeneratedRegex(@"\b(?<verb>Record|RecordBecause|Recorded)\(\s*(new Subject\((nameof\()?""?(?<subject>\w+)""?\)?,[^)]*?\),\s*)?new (?!Subject\()(?<fact>[A-Z]\w+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Recording();

    [GeneratedRegex(@"\b(db\.Record|RecordBecause|Recorded)\((?!Sent\()[^)]*\)(?! *[{=])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Unclear();

    [GeneratedRegex(@"new (?<fact>[A-Z]\w+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Made();

    [GeneratedRegex(@"class (?<name>\w+)[^{]*?: *[^{]*?\bEntity\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Entities();

    [GeneratedRegex(@"override Subject Subject => new\((nameof\()?""?(?<subject>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Whole();
}
