using UngCuu.Features.Incidents;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Home;

/// <param name="Requests">Addresses that take this form, as a programmer calls them.</param>
public sealed record ApiForm(LegalForm Form, IReadOnlyList<string> Requests, IReadOnlyList<ApiField> Fields);

/// <param name="Printed">As it stands on the paper, in Vietnamese whatever the reader's language.</param>
/// <param name="Gloss">What the paper says, for a reader of English.</param>
/// <param name="Heading">Of a starred heading none of whose fields is required by itself: one of them must be filled.</param>
/// <param name="When">The choice behind which these words are asked for.</param>
public sealed record ApiField(string Key, string Printed, string? Gloss, FieldKind Kind, bool Required, Words? Heading, IReadOnlyList<FormChoice> Choices, string? When = null);

/// <summary>The forms a program fills under the rules of today, field by field as the server checks them.</summary>
public sealed class ApiForms(RuleBook rules, Clock clock)
{
    internal const string ReportAddress = "/api/v1/incidents";

    private static readonly IReadOnlyList<(string Fact, string Request)> Sendings =
    [
        (FactNames.IncidentNotified, ReportAddress),
        (FactNames.IncidentNotified, $"{ReportAddress}/{{reference}}/told"),
        (FactNames.NotificationUpdated, Further(DraftKind.Update)),
        (FactNames.InitialReportSent, $"{ReportAddress} · \"beyond\": true"),
        (FactNames.InitialReportSent, Further(DraftKind.Initial)),
        (FactNames.CompletionReportSent, Further(DraftKind.Completion)),
    ];

    public Profile Profile => rules.For(clock.Today);

    public IReadOnlyList<ApiForm> All()
    {
        var profile = Profile;
        return [.. Sendings.GroupBy(s => profile.FormFor(s.Fact), s => s.Request, StringComparer.Ordinal)
            .Select(g => (Form: rules.Form(profile, g.Key), Requests: g))
            .Select(f => new ApiForm(f.Form, [.. f.Requests], [.. DraftSteps.Of(f.Form).SelectMany(s => s.Blocks).SelectMany(b => b.Fields.SelectMany(field => Rows(field, OneIsEnough(b) ? b.Label : null)))]))];
    }

    /// <summary>The form of a first report.</summary>
    public LegalForm First => rules.Form(Profile, Profile.FormFor(FactNames.IncidentNotified));

    internal static bool OneIsEnough(FormBlock block) => block.Mandatory && !block.Fields.Any(f => f.MustBeFilled);

    private static string Further(DraftKind kind) => $"{ReportAddress}/{{reference}}/reports/{kind}";

    private static IEnumerable<ApiField> Rows(FormField field, Words? heading) =>
        field.Choices.Where(c => c.Detail)
            .Select(c => new ApiField(FormValues.DetailKey(field.Key, c.Code), c.Label.Vi, Gloss(c.Label), FieldKind.Text, Required: false, Heading: null, [], c.Code))
            .Prepend(new(field.Key, field.Printed, Gloss(field.Label), field.Kind, field.MustBeFilled, heading, field.Choices));

    internal static string? Gloss(Words words) => Texts.InEnglish && words.En != words.Vi ? words.En : null;
}
