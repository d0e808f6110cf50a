using UngCuu.Documents;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Shared;
using Forms = UngCuu.Documents;

namespace UngCuu.Features.Incidents;

/// <summary>The official papers of an incident, from its facts: notification and its update, Form 03, Form 04, the receipt. Always in Vietnamese: that is the language of the paper.</summary>
public sealed class IncidentDocuments(RuleBook rules, RegistrySource registry, FormDocument layout)
{
    public async Task<OfficialDocument> Of(Incident incident, IncidentReport report, CancellationToken cancel)
    {
        var profile = rules[incident.Profile];
        var form = rules.Form(profile, report.Form);
        var values = FormValues.Read(report.Values);
        if (form.Fields.Any(f => f.Key == "reportedAt"))
            values.Set("reportedAt", VietnamTime.Show(report.SentAt));
        var snapshot = await registry.Snapshot(cancel);
        var day = VietnamTime.Day(report.SentAt);
        return Compose(form, values, incident, report.SentAt) with
        {
            Issuer = Issuer(snapshot, report.SenderId, report.SenderName, day),
            Addressees = [.. report.Recipients.Select(r => snapshot.NameOf(r.OrganisationId, day)).Distinct(StringComparer.Ordinal)],
            // A legal form prints no addressees; a notification, which has no form, is a letter to them.
            ShowsNation = true,
        };
    }

    public async Task<OfficialDocument> Receipt(Incident incident, IncomingReport told, IReadOnlyList<Guid> recipients, string link, CancellationToken cancel)
    {
        var profile = rules[incident.Profile];
        var form = rules.Form(profile, "receipt");
        var snapshot = await registry.Snapshot(cancel);
        var day = VietnamTime.Day(told.ReceivedAt);
        var coordinator = incident.PartyIn(PartyRole.Coordinator);
        var names = recipients.Select(r => snapshot.NameOf(r, day)).Distinct(StringComparer.Ordinal).ToList();
        var values = new FormValues();
        values.Set("reference", incident.Reference);
        values.Set("receivedAt", VietnamTime.Show(told.ReceivedAt));
        values.Set("channel", told.Source switch { ReportSource.Phone => "phone", ReportSource.Api => "api", _ => "web" });
        values.Set("receivedBy", coordinator is { } id ? snapshot.NameOf(id, day) : names.FirstOrDefault());
        values.Set("reporterName", told.ReporterName);
        values.Set("systemName", incident.System.Name);
        values.Set("detectedAt", VietnamTime.Show(incident.DetectedAt));
        values.Set("description", incident.Title);
        values.Set("recipients", string.Join('\n', names));
        values.Set("link", link);
        return Compose(form, values, incident, told.ReceivedAt) with { Issuer = Issuer(snapshot, coordinator, "", day) };
    }

    private OfficialDocument Compose(LegalForm form, FormValues values, Incident incident, DateTime at)
    {
        var sheet = new FormSheet(form.Title.Vi, [.. form.Blocks.Select(b => Block(b, values))])
        {
            Box = form.Box.Count > 0 ? new Forms.FormBox(form.Box[0], string.Join(' ', form.Box.Skip(1))) : null,
            DropsEmpty = form.Notes.Count > 0,
        };
        var document = layout.Compose(sheet);
        var annex = form.Annex is { } more && more.Fields.Any(f => values.Has(f.Key)) ? more : null;
        return document with
        {
            Title = $"{form.Title.Vi} {incident.Reference}",
            Signature = new Signature([form.Signature.Signatory.Vi], Name: null, form.Signature.Manner.Vi, new PlaceAndDate(null, VietnamTime.Day(at))),
            Annexes = annex is null ? [] : [new Annex(null, annex.Label.Vi, null, [layout.Lay(new FormSheet(annex.Label.Vi, [Block(annex with { Label = new("", "") }, values)]))])],
            Mark = incident.IsDrill ? DocumentMark.Drill : incident.IsDemonstration ? DocumentMark.Demonstration : DocumentMark.None,
        };
    }

    private static IssuingBody? Issuer(RegistrySnapshot snapshot, Guid? organisation, string typed, DateOnly day) =>
        organisation is { } id
            ? snapshot.Tree.ParentOf(id, day) is { } parent ? new IssuingBody(snapshot.NameOf(id, day), snapshot.NameOf(parent, day)) : new IssuingBody(snapshot.NameOf(id, day))
            : typed.Length > 0 ? new IssuingBody(typed) : null;

    private static Forms.SheetBlock Block(Rules.FormBlock block, FormValues values)
    {
        var single = block.Fields.Count == 1;
        return new(block.Label.Vi.Length == 0 ? null : block.Label.Vi, [.. block.Fields.Where(f => f.Kind != Rules.FieldKind.Files).Select(f => Field(f, values, single))], block.Mandatory);
    }

    private static Forms.SheetField Field(Rules.FormField field, FormValues values, bool single)
    {
        var label = single ? null : field.Label.Vi;
        Forms.SheetField laid = field.Kind switch
        {
            Rules.FieldKind.LongText => new LongTextField(label, values[field.Key]),
            Rules.FieldKind.Addresses or Rules.FieldKind.Domains => new TextField(label, values.Has(field.Key) ? string.Join(", ", FormCheck.Lines(values[field.Key])) : null),
            Rules.FieldKind.Date => new DateField(label, values.Day(field.Key)),
            Rules.FieldKind.Time => new TimeField(label, values.Hour(field.Key)),
            Rules.FieldKind.DateTime => new MomentField(label, values.Moment(field.Key)),
            Rules.FieldKind.Single or Rules.FieldKind.Multi => new ChoiceField(label,
                [.. field.Choices.Select(c => new CheckBox(c.Label.Vi.TrimEnd(':'), values.All(field.Key).Contains(c.Code), c.Detail ? values.Detail(field.Key, c.Code) ?? "" : null))],
                field.Kind == Rules.FieldKind.Multi),
            Rules.FieldKind.YesNo => new ChoiceField(label,
                [new CheckBox("Có", values[field.Key] == "yes"), new CheckBox("Không", values[field.Key] == "no")], Several: false),
            _ => new TextField(label, values[field.Key]),
        };
        return laid with { Mandatory = field.Mandatory && !single, Hint = field.Hint?.Vi };
    }
}
