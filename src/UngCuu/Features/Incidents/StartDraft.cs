using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents;

public sealed record DraftLine(Guid Id, string Title, DateTime SavedAt);

/// <summary>A draft and the key that opens it; a new one is kept only when it is saved.</summary>
public sealed record BegunDraft(ReportDraft Draft, string Key);

/// <summary>Begins a draft with all that is known already, so that nobody types what the registry or an earlier report holds.</summary>
public sealed class StartDraft(AppDb db, RuleBook rules, RegistrySource registry, CurrentUser user, IDataProtectionProvider protection, Clock clock, Texts texts)
{
    internal const string KeyPurpose = "report-draft";

    private static readonly FormValues Nothing = new();
    private readonly IDataProtector seal = protection.CreateProtector(KeyPurpose);

    /// <returns>The key of the draft: its address and, for the public, all that is needed to go on.</returns>
    public async Task<string> Report(DraftKind kind, Guid? systemId, bool beyond, CancellationToken cancel) =>
        await Keep(await BeginReport(kind, systemId, beyond, cancel), cancel);

    /// <param name="own">A key the caller made up to be safe against sending twice: what was sent under it is found again.</param>
    public async Task<BegunDraft> BeginReport(DraftKind kind, Guid? systemId, bool beyond, CancellationToken cancel, string? own = null)
    {
        var system = await Choosable(kind == DraftKind.Phone).Include(s => s.Addresses).FirstOrDefaultAsync(s => s.Id == systemId, cancel);
        if (systemId is not null && system is null)
            throw new RuleBroken("draft.system.unknown") { Field = "SystemId" };
        var now = clock.Now;
        var values = new FormValues();
        if (kind == DraftKind.Own)
            await FillReporter(values, cancel);
        var profile = rules.For(VietnamTime.Day(now));
        var form = profile.FormFor(beyond ? FactNames.InitialReportSent : FactNames.IncidentNotified);
        if (system is not null)
            await FillSystem(values, system, rules.Form(profile, form), VietnamTime.Day(now), cancel);
        return await Begin(hash => ReportDraft.New(hash, kind, form, profile.Id, now,
            user.AccountId, user.OrganisationId, system?.Id, initial: beyond), values, own, cancel);
    }

    /// <summary>What somebody else says of an incident that is on the register: of them nothing is known, of the system what the incident says.</summary>
    public async Task<string> Telling(Incident incident, CancellationToken cancel)
    {
        incident.RefuseWhenInvalid();
        return await Keep(await BeginTelling(incident, cancel), cancel);
    }

    /// <param name="once">As <c>own</c> above.</param>
    public async Task<BegunDraft> BeginTelling(Incident incident, CancellationToken cancel, string? once = null)
    {
        var now = clock.Now;
        var profile = rules[incident.Profile];
        var values = new FormValues();
        FillSystem(values, incident.System);
        // The registered system stays with the incident: it may turn out that they told of another.
        return await Begin(hash => ReportDraft.New(hash, DraftKind.Told, profile.FormFor(FactNames.IncidentNotified), profile.Id, now,
            user.AccountId, user.OrganisationId, system: null, incident.Id), values, once, cancel);
    }

    /// <summary>A further report on an incident: filled with what the last one of this incident said.</summary>
    public async Task<string> About(Incident incident, DraftKind kind, CancellationToken cancel) =>
        // The same report, begun before and not sent, is taken up again: pressed twice, it is one.
        await UnsentAbout(incident.Id, FurtherReports.Now(kind, user, await Earlier(incident.Id, cancel)), cancel) ?? await Keep(await BeginAbout(incident, kind, cancel), cancel);

    /// <param name="once">As <c>own</c> above.</param>
    public async Task<BegunDraft> BeginAbout(Incident incident, DraftKind kind, CancellationToken cancel, string? once = null)
    {
        var now = clock.Now;
        var profile = rules[incident.Profile];
        var form = profile.FormFor(kind switch { DraftKind.Initial => FactNames.InitialReportSent, DraftKind.Completion => FactNames.CompletionReportSent, _ => FactNames.NotificationUpdated });
        var earlier = await Earlier(incident.Id, cancel);
        kind = FurtherReports.Now(kind, user, earlier);
        var last = earlier.Find(r => !incident.IsAdded(r)) is { } before ? FormValues.Read(before.Values) : Nothing;
        var own = earlier.Find(r => r.SenderId is { } sender && sender == user.OrganisationId && !r.FromOutside) is { } sent ? FormValues.Read(sent.Values) : Nothing;
        var values = new FormValues();
        foreach (var block in rules.Form(profile, form).AllBlocks)
        {
            var from = block.OfReporter ? own : last;
            foreach (var field in block.Fields.Where(f => from.Has(f.Key)))
                values.Set(field.Key, [.. from.All(field.Key)]);
        }
        var detected = VietnamTime.FromUtc(incident.DetectedAt);
        values.Set("detectedAt", VietnamTime.Show(incident.DetectedAt));
        values.Set("detectedOn", VietnamTime.Show(DateOnly.FromDateTime(detected)));
        values.Set("detectedTime", detected.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Prefer(values, "description", incident.Description);
        FillSystem(values, incident.System);
        if (kind == DraftKind.Completion && earlier.Find(r => r.Kind == IncidentReportKind.Initial) is { } initial)
        {
            values.Set("initialNumber", incident.Reference);
            values.Set("initialDate", VietnamTime.Show(VietnamTime.Day(initial.SentAt)));
        }
        await FillReporter(values, cancel);
        return await Begin(hash => ReportDraft.New(hash, kind, form, profile.Id, now, user.AccountId, user.OrganisationId, incident.System.SystemId, incident.Id, kind == DraftKind.Initial), values, once, cancel);
    }

    /// <param name="all">Not only one's own; then each says whose it is.</param>
    public async Task<IReadOnlyList<Choice>> SystemsToChoose(bool all, CancellationToken cancel)
    {
        var snapshot = await registry.Snapshot(cancel);
        var systems = await Choosable(all).OrderBy(s => s.Name).ThenBy(s => s.Reference).Take(500).Select(s => new { s.Id, s.Name, s.Reference, s.SecurityLevel, s.OperatorId }).ToListAsync(cancel);
        return [.. systems.Select(s => new Choice(s.Id.ToString(), string.Join(" · ", new[]
        {
            $"{s.Name} ({s.Reference})",
            all ? snapshot.NameOf(s.OperatorId, clock.Today, Texts.InEnglish) : null,
            s.SecurityLevel is { } level ? texts["draft.start.level", level] : null,
        }.OfType<string>())))];
    }

    /// <summary>The person's own reports that were begun and not sent, newest first.</summary>
    public async Task<IReadOnlyList<DraftLine>> Unfinished(CancellationToken cancel)
    {
        var own = user.AccountId;
        var drafts = await db.ReportDrafts.AsNoTracking().Where(d => d.AccountId == own && d.SentAt == null).OrderByDescending(d => d.SavedAt).Take(10).ToListAsync(cancel);
        var about = drafts.Select(d => d.IncidentId).OfType<Guid>().ToList();
        var references = about.Count == 0 ? [] : await db.Incidents.Where(i => about.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => i.Reference, cancel);
        return [.. drafts.Select(d => new DraftLine(d.Id, TitleOf(d, d.IncidentId is { } id ? references.GetValueOrDefault(id) : null), d.SavedAt))];
    }

    /// <summary>The key of one's own unfinished draft.</summary>
    public async Task<string?> KeyOf(Guid id, CancellationToken cancel)
    {
        var own = user.AccountId;
        var sealedKey = await db.ReportDrafts.Where(d => d.Id == id && d.AccountId == own && d.SentAt == null).Select(d => d.SealedKey).FirstOrDefaultAsync(cancel);
        return sealedKey is null ? null : seal.Unprotect(sealedKey);
    }

    private string TitleOf(ReportDraft draft, string? about)
    {
        var values = FormValues.Read(draft.Values);
        var form = rules.Form(rules[draft.Profile], draft.Form);
        return string.Join(" · ", new[] { texts[draft.ReportKind], form.Number, about, values["systemName"] }.OfType<string>());
    }

    private IQueryable<InformationSystem> Choosable(bool all)
    {
        var own = user.OrganisationId;
        return db.InformationSystems.Where(s => s.To == null && (all || s.OperatorId == own || s.OwnerId == own));
    }

    /// <summary>What stands under a key that a program made up.</summary>
    public async Task<BegunDraft?> Under(Guid once, CancellationToken cancel) =>
        await db.ReportDrafts.Include(d => d.Files).FirstOrDefaultAsync(d => d.Once == once, cancel) is { SealedKey: { } key } draft ? new(draft, seal.Unprotect(key)) : null;

    private async Task<BegunDraft> Begin(Func<byte[], ReportDraft> make, FormValues values, string? own, CancellationToken cancel)
    {
        var (draft, key) = ReportDraft.Start(make);
        draft.Values = values.Write();
        draft.SealedKey = user.IsSignedIn ? seal.Protect(key) : null;
        draft.Once = own is null ? null : Once.Of(user.AccountId.ToString(), draft.Kind.ToString(), draft.IncidentId.ToString(), own);
        if (draft.Once is { } once && await Under(once, cancel) is { } again)
            return again;
        db.ReportDrafts.Add(draft);
        return new(draft, key);
    }

    private Task<List<IncidentReport>> Earlier(Guid incident, CancellationToken cancel) =>
        db.IncidentReports.AsNoTracking().Where(r => r.IncidentId == incident).OrderByDescending(r => r.SentAt).ThenByDescending(r => r.Id).ToListAsync(cancel);

    private async Task<string?> UnsentAbout(Guid incident, DraftKind kind, CancellationToken cancel)
    {
        var (account, organisation) = (user.AccountId, user.OrganisationId);
        return await db.ReportDrafts.Where(d => d.IncidentId == incident && d.Kind == kind && d.AccountId == account && d.OrganisationId == organisation && d.SentAt == null && d.Once == null)
            .OrderByDescending(d => d.SavedAt).Select(d => d.SealedKey).FirstOrDefaultAsync(cancel) is { } key ? seal.Unprotect(key) : null;
    }

    /// <summary>Throws away one's own unfinished report; its files are swept.</summary>
    public async Task Discard(Guid id, CancellationToken cancel)
    {
        var account = user.AccountId;
        if (await db.ReportDrafts.Include(d => d.Files).FirstOrDefaultAsync(d => d.Id == id && d.AccountId == account && d.SentAt == null, cancel) is not { } draft)
            return;
        db.Remove(draft);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<string> Keep(BegunDraft begun, CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        return begun.Key;
    }

    private async Task FillReporter(FormValues values, CancellationToken cancel)
    {
        var snapshot = await registry.Snapshot(cancel);
        if (user.OrganisationId is { } own)
            Prefer(values, "reporterName", snapshot.NameOf(own, clock.Today));
        Prefer(values, "contactName", user.PersonName);
        var account = user.AccountId;
        Prefer(values, "contactEmail", await db.Accounts.Where(a => a.Id == account).Select(a => a.Email).FirstOrDefaultAsync(cancel));
    }

    private async Task FillSystem(FormValues values, InformationSystem system, LegalForm form, DateOnly day, CancellationToken cancel)
    {
        var snapshot = await registry.Snapshot(cancel);
        var domains = string.Join('\n', system.Addresses.Where(a => a.Kind == SystemAddressKind.Domain).Select(a => a.Text));
        var addresses = string.Join('\n', system.Addresses.Where(a => a.Kind == SystemAddressKind.Ip).Select(a => a.Text));
        values.Set("systemName", system.Name);
        values.Set("operatorName", snapshot.NameOf(system.OperatorId, day));
        values.Set("ownerName", snapshot.NameOf(system.OwnerId, day));
        values.Set("systemLevel", system.SecurityLevel?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        // Only where the form asks: what nobody is shown, nobody can correct.
        foreach (var key in AffectedSystem.DomainKeys.Where(form.Knows))
            values.Set(key, domains);
        foreach (var key in AffectedSystem.AddressKeys.Where(form.Knows))
            values.Set(key, addresses);
        values.Set("securityProvider", system.SecurityProvider);
        values.Set("connectionProvider", system.ConnectionProvider);
    }

    private static void FillSystem(FormValues values, AffectedSystem system)
    {
        Prefer(values, "systemName", system.Name);
        Prefer(values, "operatorName", system.OperatorName);
        Prefer(values, "ownerName", system.OwnerName);
    }

    private static void Prefer(FormValues values, string key, string? known)
    {
        if (!values.Has(key))
            values.Set(key, known);
    }
}
