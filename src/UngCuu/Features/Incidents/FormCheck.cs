using System.Net;
using System.Net.Mail;
using System.Text.RegularExpressions;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>A fault of one field: which, and why, as a text key with the field's label as first argument.</summary>
public sealed record FormFault(string Field, string Key, params object[] Args)
{
    /// <summary>Of the words behind a choice too, the field that is chosen in.</summary>
    public string FieldKey => Field.Split('.')[0];
}

/// <summary>Checks what was written into a legal form against the form itself: what is mandatory, of what kind, which choices.</summary>
public static partial class FormCheck
{
    public const int LongestLine = 500;
    public const int LongestText = 20_000;
    private const int LongestList = 200;

    /// <summary>No longer address can be written to (RFC 5321).</summary>
    private const int LongestEmail = 254;

    public static IEnumerable<FormFault> Of(IEnumerable<FormBlock> blocks, FormValues values, DateTime now)
    {
        foreach (var block in blocks)
        {
            var written = block.Fields.Where(f => values.Has(f.Key)).ToList();
            foreach (var field in block.Fields.Where(f => f.Kind != FieldKind.Files))
                foreach (var fault in written.Contains(field) ? Faults(field, values, now) : field.MustBeFilled ? [new(field.Key, "form.missing", Name(field))] : [])
                    yield return fault;
            if (block.Mandatory && written.Count == 0 && !block.Fields.Any(f => f.MustBeFilled))
                yield return new(block.Fields[0].Key, "form.missingOneOf", block.Label.ToString());
            foreach (var hour in written.Where(f => f.Key == "detectedTime" && IsTogetherInTheFuture(values, now)))
                yield return new(hour.Key, "form.wrong.future", Name(hour));
        }
    }

    /// <summary>A day and an hour that are each possible.</summary>
    private static bool IsTogetherInTheFuture(FormValues values, DateTime now) =>
        values.DetectedAt > FactTime.Latest(now) && values.Day("detectedOn") <= VietnamTime.Day(now);

    private static IEnumerable<FormFault> Faults(FormField field, FormValues values, DateTime now)
    {
        var written = values[field.Key]!;
        var longest = field.Kind is FieldKind.LongText or FieldKind.Addresses or FieldKind.Domains ? LongestText : LongestLine;
        if (values.All(field.Key).Any(v => v.Length > longest))
            yield return new(field.Key, "form.tooLong", Name(field), longest);
        var wrong = field.Kind switch
        {
            FieldKind.Email when !IsEmail(written) => "form.wrong.email",
            FieldKind.Phone when !Phone().IsMatch(written) => "form.wrong.phone",
            FieldKind.Date when values.Day(field.Key) is null => "form.wrong.date",
            FieldKind.Time when values.Hour(field.Key) is null => "form.wrong.time",
            FieldKind.DateTime when values.Moment(field.Key) is null => "form.wrong.moment",
            FieldKind.Date when values.Day(field.Key) > VietnamTime.Day(FactTime.Latest(now)) => "form.wrong.future",
            FieldKind.DateTime when values.Moment(field.Key) > FactTime.Latest(now) => "form.wrong.future",
            FieldKind.Date when values.Day(field.Key) < VietnamTime.Day(FactTime.Earliest) => "form.wrong.past",
            FieldKind.DateTime when values.Moment(field.Key) < FactTime.Earliest => "form.wrong.past",
            FieldKind.YesNo when written is not ("yes" or "no") => "form.wrong.choice",
            FieldKind.Single or FieldKind.Multi when values.All(field.Key).Any(v => field.Choices.All(c => c.Code != v)) => "form.wrong.choice",
            FieldKind.Single when values.All(field.Key).Count > 1 => "form.wrong.choice",
            FieldKind.Addresses when Lines(written).Any(l => !IsAddress(l)) => "form.wrong.address",
            FieldKind.Domains when Lines(written).Any(l => !Domain().IsMatch(l)) => "form.wrong.domain",
            FieldKind.Addresses or FieldKind.Domains when Lines(written).Count() > LongestList => "form.wrong.list",
            _ => null,
        };
        if (wrong is not null)
            yield return new(field.Key, wrong, Name(field));
        foreach (var choice in field.Choices.Where(c => c.Detail && values.All(field.Key).Contains(c.Code) && values.Detail(field.Key, c.Code) is null))
            yield return new(FormValues.DetailKey(field.Key, choice.Code), "form.missing", choice.Label.ToString().TrimEnd(':', ' '));
    }

    public static IEnumerable<string> Lines(string? written) =>
        (written ?? "").Split(['\n', ',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal static bool IsAddress(string line) => IPAddress.TryParse(Refanged(line), out _) || IPNetwork.TryParse(Refanged(line), out _);

    internal static string Refanged(string line) => line.Replace("[.]", ".", StringComparison.Ordinal).Replace("(.)", ".", StringComparison.Ordinal);

    private static bool IsEmail(string written) =>
        written.Length <= LongestEmail && MailAddress.TryCreate(written, out var address) && address.Address == written && address.Host.Contains('.', StringComparison.Ordinal);

    private static string Name(FormField field) => field.Label.ToString();

    [GeneratedRegex(@"^[0-9+().\-\s/;,]{3,60}( ?(ext|máy lẻ|số máy)\.? ?[0-9]{1,6})?\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Phone();

    [GeneratedRegex(@"^(?=.{1,253}\z)([\p{L}\p{N}_]([\p{L}\p{N}_\-]{0,61}[\p{L}\p{N}])?(\[\.\]|\.))+[\p{L}\p{N}\-]{2,63}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 500)]
    private static partial Regex Domain();
}
