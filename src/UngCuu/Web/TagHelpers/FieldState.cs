using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;

namespace UngCuu.Web.TagHelpers;

/// <summary>What one field knows of itself while it is drawn: what was typed wins over what is stored, so that nothing typed is lost.</summary>
internal sealed class FieldState(Texts texts, ViewContext view, ModelExpression expression, string name)
{
    private readonly ModelStateEntry? entry = view.ModelState.GetValueOrDefault(name);

    public string Name => name;

    public string Id { get; } = FieldNames.Id(name);

    public string HintId => Id + "-hint";

    public string FaultId => Id + "-fault";

    public Texts Texts => texts;

    public ModelMetadata Metadata => expression.Metadata;

    public required FieldKind Kind { get; init; }

    public required IReadOnlyList<Choice>? Choices { get; init; }

    public required int Rows { get; init; }

    public required int? MaxLength { get; init; }

    public required bool IsRequired { get; init; }

    public required string? Hint { get; init; }

    public required IReadOnlyList<TagHelperAttribute> Extra { get; init; }

    public string? Fault => entry is { Errors.Count: > 0 } wrong
        ? string.Join(' ', wrong.Errors.Select(e => FormErrorsTagHelper.Words(texts, e)).Distinct(StringComparer.Ordinal))
        : null;

    public string Value => entry?.RawValue is not null ? entry.AttemptedValue ?? "" : Written(expression.Model);

    public IReadOnlySet<string> Values
    {
        get
        {
            IEnumerable<string?> values = entry?.RawValue switch
            {
                string[] several => several,
                string one => [one],
                _ => expression.Model is IEnumerable stored and not string ? stored.Cast<object?>().Select(Written) : [Written(expression.Model)],
            };
            return values.OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        }
    }

    /// <summary>The choices given, or those of the property's enum in the reader's language.</summary>
    public IReadOnlyList<Choice> AllChoices
    {
        get
        {
            if (Choices is not null)
                return Choices;
            var type = Metadata.ElementMetadata?.UnderlyingOrModelType ?? Metadata.UnderlyingOrModelType;
            return type.IsEnum
                ? [.. Enum.GetValues(type).Cast<Enum>().Select(v => new Choice(v.ToString(), texts[v]))]
                : throw new InvalidOperationException($"The field {name} has nothing to choose from: give it options.");
        }
    }

    private static string Written(object? value) => value switch
    {
        null => "",
        DateTime utc => VietnamTime.Show(utc),
        DateOnly day => VietnamTime.Show(day),
        TimeOnly hour => hour.ToString("HH:mm", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable figure => figure.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };
}
