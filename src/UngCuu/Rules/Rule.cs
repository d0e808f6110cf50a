namespace UngCuu.Rules;

/// <summary>How sure we are: it stands in the law; the law is silent and this is our default; nobody has confirmed it yet. Shown to the reader.</summary>
public enum Certainty { Law, Default, Unverified }

/// <summary>Where it stands: a text of the profile's list and the place in it, written <c>9.2.b</c> (Article 9 clause 2 point b).</summary>
public sealed record Basis(string Text, string Article);

/// <summary>One rule of a profile: who owes what to whom, from when, within what time. Written in full in rules.schema.json.</summary>
public sealed record Rule
{
    /// <summary>Stable for ever: stored duties name their rule by it. <c>INC-16.a</c> is the first clock of obligation INC-16.</summary>
    public required string Id { get; init; }

    public required Words Title { get; init; }

    /// <summary>What must be done, as it follows “phải” and “must”.</summary>
    public required Words Act { get; init; }

    public required IReadOnlyList<Basis> Basis { get; init; }

    public required Certainty Certainty { get; init; }

    public Words? Note { get; init; }

    /// <summary>First and last day of the rule, inside the profile's own; the subject's date decides.</summary>
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    public required string Subject { get; init; }

    /// <summary>Roles in relation to the subject, or <c>self</c> for a unit's own duties. Each organisation holding one owes it; one holding several owes it once.</summary>
    public required IReadOnlyList<string> Responsible { get; init; }

    /// <summary>Kinds of unit, for a unit's own duties.</summary>
    public IReadOnlyList<string> AppliesTo { get; init; } = [];

    /// <summary>Conditions that must all hold.</summary>
    public IReadOnlyList<string> When { get; init; } = [];

    /// <summary>Conditions of which none may hold.</summary>
    public IReadOnlyList<string> Unless { get; init; } = [];

    public Exemption? Exempt { get; init; }

    public Starts? Starts { get; init; }

    /// <summary>Absent: the law sets no time.</summary>
    public Term? Time { get; init; }

    public DataPeriod? Period { get; init; }

    /// <summary>The condition that an <c>always</c> wants to hold.</summary>
    public string? Holds { get; init; }

    public Met? Met { get; init; }

    public string? Form { get; init; }

    /// <summary>Rules whose open duties on the same subject this one waits for.</summary>
    public IReadOnlyList<string> WaitsFor { get; init; } = [];

    public IReadOnlyList<Offset> Remind { get; init; } = [];

    public IReadOnlyList<Escalation> Escalate { get; init; } = [];

    public bool InForceOn(DateOnly day) => (From is null || From <= day) && (To is null || day <= To);
}

/// <summary>Organisations with one of these traits owe nothing; where roles are named, only in those roles.</summary>
public sealed record Exemption
{
    public required IReadOnlyList<string> Who { get; init; }

    public IReadOnlyList<string> Roles { get; init; } = [];

    public required IReadOnlyList<Basis> Basis { get; init; }
}

public enum Take { First, Last }

/// <summary>The fact that sets the clock running.</summary>
public sealed record Starts
{
    public required IReadOnlyList<FactMatch> On { get; init; }

    /// <summary>Only the responsible organisation's own facts count (a fact that names no organisation is everybody's).</summary>
    public bool Own { get; init; }

    public Take Take { get; init; }

    /// <summary>One duty for each value of this key, as one receipt for each report.</summary>
    public string? Per { get; init; }

    /// <summary>Facts that take the start back: an open duty ends, and the next start opens another.</summary>
    public IReadOnlyList<FactMatch> Undone { get; init; } = [];
}

/// <summary>The fact that settles it.</summary>
public sealed record Met
{
    public required IReadOnlyList<FactMatch> By { get; init; }

    /// <summary>Roles that must all have been sent it, as far as they exist.</summary>
    public IReadOnlyList<string> To { get; init; } = [];

    public bool Own { get; init; }

    /// <summary>Facts by which a recipient may know already; nobody is to be told twice.</summary>
    public IReadOnlyList<FactMatch> KnownBy { get; init; } = [];
}

public sealed record Escalation
{
    /// <summary>Counted from the due moment.</summary>
    public required Offset After { get; init; }

    public required string To { get; init; }
}
