namespace UngCuu.Rules;

public enum FieldKind
{
    Text, LongText, Email, Phone, Date, Time, DateTime, Single, Multi, YesNo, Files, Addresses, Domains, Reference,
}

/// <summary>A legal form as printed: its labels, which pages and documents show alike. Vietnamese labels are the printed ones.</summary>
public sealed record LegalForm
{
    public required string Id { get; init; }

    /// <summary>As printed, “Mẫu số 03”; absent where the law gives the content but no form.</summary>
    public string? Number { get; init; }

    public required Words Title { get; init; }

    /// <summary>The box at the top right: number, and the text that issued it.</summary>
    public IReadOnlyList<string> Box { get; init; } = [];

    public required IReadOnlyList<Basis> Basis { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>What an e-mail carrying the form begins its subject with.</summary>
    public string? SubjectTag { get; init; }

    public required IReadOnlyList<FormBlock> Blocks { get; init; }

    public required FormSignature Signature { get; init; }

    /// <summary>Contents the law asks for and the form has no box for: printed on a page of their own.</summary>
    public FormBlock? Annex { get; init; }

    /// <summary>Asked on the screen with the form and printed nowhere: the law gives it no place on the paper.</summary>
    public FormBlock? Beside { get; init; }

    public IReadOnlyList<Words> Notes { get; init; } = [];

    public IEnumerable<FormBlock> AllBlocks => Blocks.Concat(new[] { Annex, Beside }.OfType<FormBlock>());

    public IEnumerable<FormField> Fields => AllBlocks.SelectMany(b => b.Fields);

    public FormField this[string key] => Fields.FirstOrDefault(f => f.Key == key)
        ?? throw new InvalidOperationException($"Form {Id} has no field '{key}'.");
}

public sealed record FormBlock
{
    public required string Key { get; init; }

    public required Words Label { get; init; }

    /// <summary>The printed heading carries the star; one of its fields at least must be filled.</summary>
    public bool Mandatory { get; init; }

    public string Mark { get; init; } = FormField.Star;

    /// <summary>Who reports and how they are reached: nothing one report takes over from a stranger's.</summary>
    public bool OfReporter { get; init; }

    /// <summary>The heading as it stands on the paper.</summary>
    public string Printed => Mandatory ? $"{Label.Vi} {Mark}" : Label.Vi;

    public required IReadOnlyList<FormField> Fields { get; init; }
}

public sealed record FormField
{
    /// <summary>What code calls it.</summary>
    public required string Key { get; init; }

    public required Words Label { get; init; }

    public required FieldKind Kind { get; init; }

    public bool Mandatory { get; init; }

    /// <summary>Bears no star on the paper, yet what is sent without it would say nothing.</summary>
    public bool Needed { get; init; }

    public bool MustBeFilled => Mandatory || Needed;

    /// <summary>How the paper marks what is mandatory.</summary>
    public string Mark { get; init; } = Star;

    internal const string Star = "(*)";

    /// <summary>The label as it stands on the paper.</summary>
    public string Printed => Mandatory ? $"{Label.Vi} {Mark}" : Label.Vi;

    public IReadOnlyList<FormChoice> Choices { get; init; } = [];

    public Words? Hint { get; init; }

    public Words Choice(string code) => Choices.FirstOrDefault(c => c.Code == code)?.Label
        ?? throw new InvalidOperationException($"The field '{Key}' has no choice '{code}'.");
}

public sealed record FormChoice
{
    public required string Code { get; init; }

    public required Words Label { get; init; }

    /// <summary>Asks for words behind it: “Khác, đó là …”.</summary>
    public bool Detail { get; init; }
}

/// <summary>What stands at the foot: the line of place and date, who signs, how.</summary>
public sealed record FormSignature
{
    public Words? PlaceAndDate { get; init; }

    public required Words Signatory { get; init; }

    public required Words Manner { get; init; }
}
