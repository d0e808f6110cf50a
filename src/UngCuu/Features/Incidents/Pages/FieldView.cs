using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>One field of a legal form as it is drawn: the printed label, what was typed, what is wrong with it.</summary>
/// <param name="HidesLabel">The block's heading is the same words: shown once, still said to a screen reader.</param>
/// <param name="Stored">After a conflict, what another window saved.</param>
public sealed record FieldView(FormField Field, FormValues Values, IReadOnlyList<FormFault> Faults, bool HidesLabel, Texts Texts, FormValues? Stored = null)
{
    public string Name => $"F.{Field.Key}";

    public string Id => $"F_{Field.Key}";

    /// <summary>The first of a group bears the group's own: a link to what is wrong leads to where one answers.</summary>
    public string IdOf(FormChoice choice) => choice == Field.Choices[0] ? Id : $"{Id}-{choice.Code}";

    public string? Fault => Faults.FirstOrDefault(f => f.Field == Field.Key) is { } fault ? WithoutLabel(Texts[fault.Key, [.. fault.Args]]) : null;

    /// <summary>What is stored in its place, where that differs from what stands in the field.</summary>
    public string? StoredInstead => Stored is not null && FieldWords.Of(Field, Stored, Texts) is var stored && stored != FieldWords.Of(Field, Values, Texts)
        ? Texts["draft.stored", stored.Length > 0 ? stored : "–"]
        : null;

    public string? FaultOfDetail(string choice) =>
        Faults.FirstOrDefault(f => f.Field == FormValues.DetailKey(Field.Key, choice)) is { } fault ? Texts[fault.Key, [.. fault.Args]] : null;

    /// <summary>The label stands just above: said once.</summary>
    private string WithoutLabel(string fault) =>
        fault.StartsWith($"{Field.Label}: ", StringComparison.Ordinal) ? fault[($"{Field.Label}: ".Length)..].ToCapital() : fault;

    public string? DescribedBy =>
        string.Join(' ', new[] { Field.Hint is null ? null : Id + "-hint", Fault is null ? null : Id + "-fault" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;

    public bool IsChosen(string code) => Values.All(Field.Key).Contains(code);

    public string InputType => Field.Kind switch { FieldKind.Email => "email", FieldKind.Phone => "tel", _ => "text" };

    /// <summary>What the browser may know of the person who writes; it knows nothing of anybody else a form asks about.</summary>
    public string? AutoComplete => Field.Key switch
    {
        "reporterName" or "contactName" => "name",
        "reporterAddress" => "street-address",
        "reporterPhone" or "contactPhone" => "tel",
        "reporterEmail" or "contactEmail" => "email",
        _ => Field.Kind is FieldKind.Date or FieldKind.Time or FieldKind.DateTime ? "off" : null,
    };

    public string? Placeholder => Field.Kind switch { FieldKind.Date => "03/4/2018", FieldKind.Time => "14:05", FieldKind.DateTime => "14:05 03/4/2018", _ => null };

    public string? Picker => Field.Kind switch { FieldKind.Date => "date", FieldKind.Time => "time", FieldKind.DateTime => "datetime-local", _ => null };

    public bool IsWide => Field.Kind is FieldKind.LongText or FieldKind.Multi or FieldKind.Single or FieldKind.Addresses or FieldKind.Domains or FieldKind.YesNo;
}
