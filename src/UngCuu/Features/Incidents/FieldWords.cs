using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>A filled field in words, for review pages and the incident's card.</summary>
public static class FieldWords
{
    extension(LegalForm form)
    {
        /// <summary>Whether a posted key is a field of the form, or the words behind one of its choices.</summary>
        public bool Knows(string key) => form.Fields.Any(f => f.Key == key || f.Choices.Any(c => c.Detail && FormValues.DetailKey(f.Key, c.Code) == key));
    }

    public static string Of(FormField field, FormValues values, Texts texts) => field.Kind switch
    {
        FieldKind.Single or FieldKind.Multi => string.Join("; ", values.All(field.Key)
            .Where(code => field.Choices.Any(c => c.Code == code))
            .Select(code => values.Detail(field.Key, code) is { } detail ? $"{field.Choice(code).ToString().TrimEnd(':', ' ')}: {detail}" : field.Choice(code).ToString())),
        FieldKind.YesNo => texts[values.Yes(field.Key) ? "form.yes" : "form.no"],
        FieldKind.DateTime when values.Moment(field.Key) is { } at => VietnamTime.Show(at),
        FieldKind.Date when values.Day(field.Key) is { } day => VietnamTime.Show(day),
        _ => values[field.Key] ?? "",
    };
}
