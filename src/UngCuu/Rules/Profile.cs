using System.Collections.Frozen;
using UngCuu.Shared;

namespace UngCuu.Rules;

/// <summary>The law of a time, as data: words, roles, settings, conditions and rules.</summary>
public sealed record Profile
{
    public required string Id { get; init; }

    public required Words Title { get; init; }

    /// <summary>First and last day on which it governs what happens (Vietnam days).</summary>
    public required DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    public Words? Note { get; init; }

    public required Settings Settings { get; init; }

    /// <summary>The legal texts that rules cite, by the code they cite them with.</summary>
    public required IReadOnlyDictionary<string, LegalText> Texts { get; init; }

    public required IReadOnlyDictionary<string, RoleWords> Roles { get; init; }

    /// <summary>Words of the law that changed between profiles, for pages and documents.</summary>
    public required IReadOnlyDictionary<string, Words> Terms { get; init; }

    public IReadOnlyDictionary<string, Words> Traits { get; init; } = FrozenDictionary<string, Words>.Empty;

    /// <summary>How a sentence names a fact after “kể từ khi”, “after”.</summary>
    public required IReadOnlyDictionary<string, Words> Facts { get; init; }

    public IReadOnlyDictionary<string, Condition> Conditions { get; init; } = FrozenDictionary<string, Condition>.Empty;

    /// <summary>For each kind of subject, the conditions under which no duty ever applied to it.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Outside { get; init; } = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>For each kind of subject, the conditions that end its open duties.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Ends { get; init; } = FrozenDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>For a fact, the later fact whose time replaces its own.</summary>
    public IReadOnlyDictionary<string, string> Corrections { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>What an incident needs before it may be closed; the first entry whose conditions fit decides.</summary>
    public IReadOnlyList<Closing> Closing { get; init; } = [];

    public Seriousness? Seriousness { get; init; }

    /// <summary>The ways a response goes, by name: <c>ordinary</c>, <c>serious</c>.</summary>
    public IReadOnlyDictionary<string, Process> Processes { get; init; } = FrozenDictionary<string, Process>.Empty;

    public StateSecrets? StateSecrets { get; init; }

    public required IReadOnlyDictionary<string, FormUse> Forms { get; init; }

    /// <summary>Rows of the periodic report's table of attacks, in its order.</summary>
    public IReadOnlyList<AttackType> AttackTypes { get; init; } = [];

    public required IReadOnlyList<Rule> Rules { get; init; }

    public Rule this[string rule] => Rules.FirstOrDefault(r => r.Id == rule) ?? throw new RuleBroken("rules.noSuchRule", rule, Id);

    /// <summary>The form a rule asks for when this fact is what meets it.</summary>
    public string FormFor(string fact) =>
        Rules.FirstOrDefault(r => r.Form is not null && r.Met is { } met && met.By.Count > 0 && met.By[0].Fact == fact)?.Form
        ?? throw new InvalidOperationException($"No rule of {Id} names a form for {fact}.");

    public bool InForceOn(DateOnly day) => From <= day && (To is null || day <= To);
}

public sealed record Settings
{
    public required DayCount Counting { get; init; }

    /// <summary>What “ngay” means; <c>default</c> must be there.</summary>
    public required IReadOnlyDictionary<string, Duration> AtOnce { get; init; }

    public required Soon DueSoon { get; init; }
}

/// <summary>When a clock counts as due soon: the last part of a running clock, the last days of a calendar duty.</summary>
public sealed record Soon(int LastPercent, int LastDays);

public sealed record LegalText(Words Short, Words Full);

/// <summary>How a role is named; for a national role, also who holds it and how sure that is. The registry keeps the holder itself.</summary>
public sealed record RoleWords
{
    public required Words Word { get; init; }

    public Words? Holder { get; init; }

    public required Certainty Certainty { get; init; }

    public IReadOnlyList<Basis> Basis { get; init; } = [];
}

/// <summary>
/// A state read off the facts. Either <see cref="Any"/>: it holds from the first such fact on; or <see cref="Last"/> and <see cref="Is"/>:
/// it holds while the latest of the facts named in Last is one of Is.
/// </summary>
public sealed record Condition
{
    public required Words Words { get; init; }

    public IReadOnlyList<FactMatch> Any { get; init; } = [];

    public IReadOnlyList<string> Last { get; init; } = [];

    public IReadOnlyList<FactMatch> Is { get; init; } = [];
}

public sealed record Closing
{
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>One of these facts must be there.</summary>
    public required IReadOnlyList<FactMatch> Needs { get; init; }

    /// <summary>Only what came after the last of these counts: a reopened incident needs its result anew.</summary>
    public IReadOnlyList<FactMatch> Since { get; init; } = [];

    public required Words Words { get; init; }

    public required IReadOnlyList<Basis> Basis { get; init; }

    public required Certainty Certainty { get; init; }
}

public sealed record StateSecrets
{
    /// <summary>The stamps as they stand on a paper.</summary>
    public required IReadOnlyList<string> Stamps { get; init; }

    /// <summary>What to do instead of sending it here.</summary>
    public required Words Channel { get; init; }

    public required IReadOnlyList<Basis> Basis { get; init; }

    public required Certainty Certainty { get; init; }
}

/// <summary>Which file holds a form's labels, and how sure it is that this profile uses the form.</summary>
public sealed record FormUse(string File, Certainty Certainty);

/// <summary>A kind of incident or attack as the law's tables name it; stored by its code.</summary>
public sealed record AttackType(string Code, Words Label);
