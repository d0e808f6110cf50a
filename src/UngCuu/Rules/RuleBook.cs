using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using UngCuu.Shared;

namespace UngCuu.Rules;

/// <summary>Everything the law's files hold, read once and checked: profiles, forms, holidays.</summary>
public sealed partial class RuleBook
{
    private readonly Dictionary<string, LegalForm> forms = new(StringComparer.Ordinal);

    public RuleBook(RuleFiles files, Vocabulary? vocabulary = null)
    {
        var faults = new List<RuleFault>();
        Calendar = WorkingDays.Read(ReadText(files, "holidays.csv", faults), "holidays.csv");
        var profiles = new List<Profile>();
        foreach (var file in files.Profiles)
        {
            if (StrictJson.Read<Profile>(ReadText(files, file, faults), file, PartOfProfile, faults) is not { } profile)
                continue;
            new ProfileCheck(profile, file, vocabulary ?? Vocabulary.Product, files, faults).Run();
            foreach (var (id, use) in profile.Forms)
                ReadForm(files, profile, id, use, faults);
            if (profiles.Any(p => p.Id == profile.Id))
                faults.Add(new RuleFault(file, "", "id", $"the profile '{profile.Id}' stands in two files"));
            profiles.Add(profile);
        }
        if (profiles.Count == 0 && faults.Count == 0)
            faults.Add(new RuleFault("", "", "", "there is no profile"));
        if (faults.Count > 0)
            throw new RuleFilesBroken(faults);
        Profiles = [.. profiles.OrderBy(p => p.From).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    /// <summary>By the day from which they govern.</summary>
    public IReadOnlyList<Profile> Profiles { get; } = [];

    public WorkingDays Calendar { get; }

    /// <summary>By its id or the year in it: <c>vn-2017</c>, <c>2017</c>.</summary>
    public Profile this[string id] =>
        Profiles.FirstOrDefault(p => p.Id == id || p.Id.EndsWith("-" + id, StringComparison.Ordinal))
        ?? throw new RuleBroken("rules.noSuchProfile", id, string.Join(", ", Profiles.Select(p => p.Id)));

    /// <summary>
    /// The profile that governs what happened on a Vietnam day: the latest begun that has not ended;
    /// before the first and in a gap the nearest one, whose own rules then say that they are not in force.
    /// </summary>
    public Profile For(DateOnly day) =>
        Profiles.LastOrDefault(p => p.InForceOn(day)) ?? Profiles.LastOrDefault(p => p.From <= day) ?? Profiles[0];

    public Counting Counting(Profile profile, DayCount? days = null) => new(
        days ?? profile.Settings.Counting,
        profile.Settings.AtOnce.ToDictionary(s => s.Key, s => s.Value.Span, StringComparer.Ordinal),
        Calendar);

    /// <summary>A form of a profile, as sure as the profile's use of it.</summary>
    public LegalForm Form(Profile profile, string id) => forms.GetValueOrDefault($"{profile.Id}/{id}")
        ?? throw new RuleBroken("rules.noSuchForm", id, profile.Id);

    private void ReadForm(RuleFiles files, Profile profile, string id, FormUse use, List<RuleFault> faults)
    {
        if (!files.Has(use.File) || StrictJson.Read<LegalForm>(ReadText(files, use.File, faults), use.File, PartOfForm, faults) is not { } form)
            return;
        if (form.Id != id)
            faults.Add(new RuleFault(use.File, "", "id", $"is '{form.Id}', but the profile calls it '{id}'"));
        foreach (var cited in form.Basis.Where(b => !profile.Texts.ContainsKey(b.Text)))
            faults.Add(new RuleFault(use.File, "", "basis", $"'{cited.Text}' is not a text of the profile {profile.Id}"));
        foreach (var twice in form.Fields.GroupBy(f => f.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
            faults.Add(new RuleFault(use.File, twice.Key, "key", "stands there twice"));
        foreach (var field in form.Fields)
        {
            if (field.Kind is FieldKind.Single or FieldKind.Multi != field.Choices.Count > 0)
                faults.Add(new RuleFault(use.File, field.Key, "choices", field.Choices.Count > 0 ? "has no place with this kind" : "are missing"));
            foreach (var twice in field.Choices.GroupBy(c => c.Code, StringComparer.Ordinal).Where(g => g.Count() > 1))
                faults.Add(new RuleFault(use.File, field.Key, "choices", $"'{twice.Key}' stands there twice"));
        }
        forms[$"{profile.Id}/{id}"] = form with { Certainty = use.Certainty };
    }

    private static string ReadText(RuleFiles files, string file, List<RuleFault> faults)
    {
        try
        {
            return files.Read(file);
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new RuleFault(file, "", "", "the file is not UTF-8"));
            throw new RuleFilesBroken(faults);
        }
    }

    private static (string Part, string Field) PartOfProfile(JsonElement root, string path) =>
        RulePath().Match(path) is { Success: true } match
        && root.GetProperty("rules")[int.Parse(match.Groups["index"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)] is { ValueKind: JsonValueKind.Object } rule
            ? (rule.TryGetProperty("id", out var id) ? id.ToString() : $"rules[{match.Groups["index"].Value}]", match.Groups["field"].Value)
            : ("", path.TrimStart('$').TrimStart('.'));

    private static (string Part, string Field) PartOfForm(JsonElement root, string path) => ("", path.TrimStart('$').TrimStart('.'));

    [GeneratedRegex(@"^\$\.rules\[(?<index>[0-9]+)\]\.?(?<field>.*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RulePath();
}
