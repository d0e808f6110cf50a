using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>The official papers of an incident, from its facts: notification and its update, Form 03, Form 04, the receipt. Always in Vietnamese: that is the language of the paper.</summary>
public sealed class IncidentDocuments(AppDb db, RuleBook rules, RegistrySource registry, FormDocument forms)
{
    /// <param name="withReach">Also how whoever told of it from outside is reached.</param>
    public async Task<OfficialDocument> Of(Incident incident, IncidentReport report, bool withReach, CancellationToken cancel)
    {
        var profile = rules[incident.Profile];
        var form = rules.Form(profile, report.Form);
        var values = FormValues.Read(report.Values);
        if (form.Fields.Any(f => f.Key == "reportedAt"))
            values.Set("reportedAt", VietnamTime.Show(report.SentAt));
        if (!withReach && report.FromOutside)
            foreach (var field in form.AllBlocks.Where(b => b.OfReporter).SelectMany(b => b.Fields).Where(f => f.Key != "reporterName"))
                values.Set(field.Key);
        var snapshot = await registry.Snapshot(cancel);
        var day = VietnamTime.Day(report.SentAt);
        var sentAlong = await db.Set<DraftFile>().Where(f => f.DraftId == report.DraftId).OrderBy(f => f.Id).Select(f => f.Name).ToListAsync(cancel);
        return Compose(form, values, incident, report.SentAt, sentAlong) with
        {
            Issuer = Issuer(snapshot, report.SenderId, report.SenderName, day),
            Addressees = [.. report.Recipients.Select(r => snapshot.NameOf(r.OrganisationId, day)).Distinct(StringComparer.Ordinal)],
            // A legal form prints no addressees; a notification, which has no form, is a letter to them.
            ShowsNation = true,
        };
    }

    public async Task<OfficialDocument> Receipt(Incident incident, IncomingReport told, IncidentReport report, string link, CancellationToken cancel)
    {
        var profile = rules[incident.Profile];
        var form = rules.Form(profile, "receipt");
        var snapshot = await registry.Snapshot(cancel);
        var day = VietnamTime.Day(told.ReceivedAt);
        var coordinator = incident.PartyIn(PartyRole.Coordinator);
        var own = FormValues.Read(report.Values);
        var names = report.Recipients.Select(r => snapshot.NameOf(r.OrganisationId, day)).Distinct(StringComparer.Ordinal).ToList();
        var values = new FormValues();
        values.Set("reference", incident.Reference);
        values.Set("receivedAt", VietnamTime.Show(told.ReceivedAt));
        values.Set("channel", told.Source switch { ReportSource.Phone => "phone", ReportSource.Api => "api", ReportSource.Email => "email", _ => "web" });
        values.Set("receivedBy", coordinator is { } id ? snapshot.NameOf(id, day) : names.FirstOrDefault());
        values.Set("reporterName", told.ReporterName);
        // Their own words, where the incident has those of another.
        values.Set("systemName", told.IsFirst ? incident.System.Name : own["systemName"]);
        values.Set("detectedAt", VietnamTime.Show(told.IsFirst ? incident.DetectedAt : own.DetectedAt ?? told.ReceivedAt));
        values.Set("description", told.IsFirst ? incident.Title : own["description"]);
        values.Set("recipients", string.Join('\n', names));
        values.Set("link", link);
        if (coordinator is { } reached)
            values.Set("contact", string.Join(" · ", await PublishedContacts(reached, day, cancel)) is { Length: > 0 } contacts ? contacts : snapshot.NameOf(reached, day));
        return Compose(form, values, incident, told.ReceivedAt) with { Issuer = Issuer(snapshot, coordinator, "", day) };
    }

    private async Task<List<string>> PublishedContacts(Guid organisation, DateOnly day, CancellationToken cancel) =>
        await db.Contacts.AsNoTracking().HoldingOn(day)
            .Where(c => c.OrganisationId == organisation && c.Public && c.PersonId == null && c.Purpose == ContactPurpose.IncidentReception)
            .OrderBy(c => c.Kind).ThenBy(c => c.Id).Select(c => c.Value).ToListAsync(cancel);

    private OfficialDocument Compose(LegalForm form, FormValues values, Incident incident, DateTime at, IReadOnlyList<string>? sentAlong = null) => forms.Compose(form, Answers(values, sentAlong ?? [])) with
    {
        Title = $"{form.Title.Vi} {incident.Reference}",
        Signature = new Signature([form.Signature.Signatory.Vi], Name: null, form.Signature.Manner.Vi, new PlaceAndDate(null, VietnamTime.Day(at))),
        Mark = incident.IsDrill ? DocumentMark.Drill : incident.IsDemonstration ? DocumentMark.Demonstration : DocumentMark.None,
    };

    private static IssuingBody? Issuer(RegistrySnapshot snapshot, Guid? organisation, string typed, DateOnly day) =>
        organisation is { } id
            ? snapshot.Tree.ParentOf(id, day) is { } parent ? new IssuingBody(snapshot.NameOf(id, day), snapshot.NameOf(parent, day)) : new IssuingBody(snapshot.NameOf(id, day))
            : typed.Length > 0 ? new IssuingBody(typed) : null;

    private static FormAnswers Answers(FormValues values, IReadOnlyList<string> sentAlong) => new()
    {
        All = field => field.Kind switch
        {
            FieldKind.Files => sentAlong,
            FieldKind.Addresses or FieldKind.Domains => [string.Join(", ", FormCheck.Lines(values[field.Key]))],
            _ => values.All(field.Key),
        },
        Detail = (field, choice) => values.Detail(field.Key, choice.Code),
        Day = field => values.Day(field.Key),
        Hour = field => values.Hour(field.Key),
        Moment = field => values.Moment(field.Key),
    };
}
