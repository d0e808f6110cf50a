using UngCuu.Rules;

namespace UngCuu.Documents;

/// <summary>The answers to a legal form, asked for field by field: where they are kept is the feature's affair.</summary>
public sealed record FormAnswers
{
    /// <summary>Words, addresses, file names, or the codes of the ticked choices; "yes" for Có, "no" for Không.</summary>
    public required Func<FormField, IReadOnlyList<string>> All { get; init; }

    /// <summary>What was written behind a choice such as "Khác, đó là …".</summary>
    public Func<FormField, FormChoice, string?> Detail { get; init; } = (_, _) => null;

    public Func<FormField, DateOnly?> Day { get; init; } = _ => null;

    public Func<FormField, TimeOnly?> Hour { get; init; } = _ => null;

    /// <summary>UTC.</summary>
    public Func<FormField, DateTime?> Moment { get; init; } = _ => null;
}

/// <summary>A legal form of the rule profile with its answers as a printed sheet; labels stay as the law prints them.</summary>
public static class LegalFormSheet
{
    /// <summary>The whole form as a document; the caller adds number, issuing body, signer and the rest with <c>with</c>.</summary>
    public static OfficialDocument Compose(this FormDocument forms, LegalForm form, FormAnswers answers)
    {
        var document = forms.Compose(new FormSheet(form.Title.Vi, [.. form.Blocks.Select(b => Block(b, answers, forms.Words))])
        {
            Box = form.Box.Count > 0 ? new FormBox(form.Box[0], string.Join(' ', form.Box.Skip(1))) : null,
        });
        return document with
        {
            Signature = new Signature([form.Signature.Signatory.Vi], null, form.Signature.Manner.Vi, form.Signature.PlaceAndDate is null ? null : new PlaceAndDate(null, null)),
            Annexes = form.Annex is { } annex && annex.Fields.Any(f => answers.All(f).Any(HasText)) ? [Supplement(forms, annex, answers)] : [],
        };
    }

    private static Annex Supplement(FormDocument forms, FormBlock annex, FormAnswers answers) =>
        new(null, annex.Label.Vi, null, [forms.Lay(new FormSheet(annex.Label.Vi, [Block(annex, answers, forms.Words) with { Title = null }]))]);

    private static SheetBlock Block(FormBlock block, FormAnswers answers, PaperWords words)
    {
        var fields = new List<SheetField>();
        foreach (var field in block.Fields)
        {
            // A block with one field prints one label: its own.
            var label = block.Fields.Count == 1 && Same(field.Label.Vi, block.Label.Vi) ? null : field.Printed;
            var sheet = Field(field, label, answers, words);
            fields.Add(sheet with
            {
                Mandatory = field.Mandatory,
                Hint = field.Hint is { } hint ? InBrackets(hint.Vi) : null,
                Beside = sheet is TimeField && fields is [.., DateField],
            });
        }
        return new SheetBlock(block.Printed, fields, block.Mandatory);
    }

    private static SheetField Field(FormField field, string? label, FormAnswers answers, PaperWords words) => field.Kind switch
    {
        FieldKind.LongText => new LongTextField(label, Together(answers.All(field), "\n"), Lines: 2),
        FieldKind.Files => new LongTextField(label, Together(answers.All(field), "\n"), Lines: 1),
        FieldKind.Date => new DateField(label, answers.Day(field)),
        FieldKind.Time => new TimeField(label, answers.Hour(field)),
        FieldKind.DateTime => new MomentField(label, answers.Moment(field)),
        FieldKind.Single or FieldKind.Multi => new ChoiceField(label, [.. field.Choices.Select(c => Choice(field, c, answers))], field.Kind == FieldKind.Multi),
        FieldKind.YesNo => new ChoiceField(label, [new CheckBox(words.Yes, IsTicked(field, "yes", answers)), new CheckBox(words.No, IsTicked(field, "no", answers))], Several: false),
        _ => new TextField(label, Together(answers.All(field), ", ")),
    };

    private static CheckBox Choice(FormField field, FormChoice choice, FormAnswers answers) =>
        new(choice.Label.Vi, IsTicked(field, choice.Code, answers), choice.Detail ? answers.Detail(field, choice) ?? "" : null);

    private static bool IsTicked(FormField field, string code, FormAnswers answers) => answers.All(field).Contains(code, StringComparer.Ordinal);

    private static string Together(IReadOnlyList<string> values, string separator) => string.Join(separator, values.Where(HasText));

    private static bool HasText(string value) => !string.IsNullOrWhiteSpace(value);

    private static string InBrackets(string hint) => hint.StartsWith('(') ? hint : $"({hint})";

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
