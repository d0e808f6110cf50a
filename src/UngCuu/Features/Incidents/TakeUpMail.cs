using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.Mailbox;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>
/// What a letter is to the incidents: somebody tells of a new one, tells more of one on the register, or only writes about one. As on the telephone an officer
/// takes it down; who wrote, what they say and what they sent along stand in the draft already.
/// </summary>
public sealed partial class TakeUpMail(AppDb db, RuleBook rules, StartDraft start, IMailCases cases, CurrentUser user)
{
    private const int Most = 5;

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed class ChooseForm
    {
        /// <summary>Reference of the incident the letter is about; left out: a new one.</summary>
        [StringLength(20), Display(Name = "fromMail.incident")]
        public string? Incident { get; set; }

        /// <summary>The registered system a new incident is about, where it is known.</summary>
        [Display(Name = "fromMail.system")]
        public Guid? SystemId { get; set; }
    }

    /// <param name="Why">Text key.</param>
    public sealed record Likely(string Reference, string Title, string Why);

    /// <summary>Incidents it may be about: named in it, or told of from the same address. A hint, never a decision.</summary>
    public async Task<IReadOnlyList<Likely>> LikelyOf(ReceivedMail mail, CancellationToken cancel)
    {
        var (maybe, from) = (mail.MaybeCaseId, mail.From);
        var earlier = mail.FollowsId is { } follows ? await db.ReceivedMails.Where(m => m.Id == follows).Select(m => m.CaseId).FirstOrDefaultAsync(cancel) : null;
        var open = IncidentMoves.Open;
        var reports = db.IncomingReports.Where(r => from != "" && r.ReporterEmail == from);
        var found = await db.Incidents.VisibleTo(user).AsNoTracking()
            .Where(i => i.Id == maybe || i.Id == earlier || (open.Contains(i.Status) && reports.Any(r => r.IncidentId == i.Id)))
            .OrderByDescending(i => i.RecordedAt).Take(Most).Select(i => new { i.Id, i.Reference, i.Title }).ToListAsync(cancel);
        return [.. found.OrderBy(i => i.Id != maybe && i.Id != earlier)
            .Select(i => new Likely(i.Reference!, i.Title, i.Id == maybe ? "fromMail.likely.named" : i.Id == earlier ? "fromMail.likely.earlier" : "fromMail.likely.sender"))];
    }

    /// <summary>Who else has begun to take it down.</summary>
    public async Task<string?> AtItNow(ReceivedMail mail, CancellationToken cancel)
    {
        var (id, own) = (mail.Id, user.AccountId);
        return await db.ReportDrafts.Where(d => d.MailId == id && d.SentAt == null && d.AccountId != own).OrderByDescending(d => d.SavedAt)
            .Join(db.Accounts, d => d.AccountId, a => a.Id, (_, a) => a.Name).FirstOrDefaultAsync(cancel);
    }

    /// <returns>The key of the draft, begun before or now.</returns>
    public async Task<string> Begin(ReceivedMail mail, ChooseForm form, CancellationToken cancel)
    {
        var about = await About(form, cancel);
        var (id, incident, own) = (mail.Id, about?.Id, user.AccountId);
        if (await db.ReportDrafts.Where(d => d.MailId == id && d.IncidentId == incident && d.AccountId == own && d.SentAt == null && d.Once == null).Select(d => (Guid?)d.Id).FirstOrDefaultAsync(cancel) is { } begun
            && await start.KeyOf(begun, cancel) is { } key)
            return key;
        var draft = await Draft(mail, about, form.SystemId, once: null, cancel);
        await db.SaveChangesAsync(cancel);
        return draft.Key;
    }

    /// <summary>For a program: filled, not saved.</summary>
    public async Task<BegunDraft> BeginAtOnce(ReceivedMail mail, ChooseForm form, string? once, CancellationToken cancel) =>
        await Draft(mail, await About(form, cancel), form.SystemId, once, cancel);

    /// <summary>It says nothing that has to be a report, but belongs to the incident.</summary>
    public async Task PutWith(ReceivedMail mail, ChooseForm form, CancellationToken cancel)
    {
        var incident = await About(form, cancel) ?? throw new RuleBroken("fromMail.incident.missing") { Field = "Form.Incident" };
        mail.PutWith(incident.Id, user.OrganisationId);
        await cases.Keep(incident.Id, mail, user.OrganisationId, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task<Incident?> About(ChooseForm form, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(form.Incident))
            return null;
        var wanted = form.Incident.Trim().ToUpperInvariant();
        return await db.Incidents.VisibleTo(user).FirstOrDefaultAsync(i => i.Reference == wanted, cancel) ?? throw new RuleBroken("incident.same.unknown") { Field = "Form.Incident" };
    }

    private async Task<BegunDraft> Draft(ReceivedMail mail, Incident? about, Guid? system, string? once, CancellationToken cancel)
    {
        about?.RefuseWhenInvalid();
        var begun = about is not null ? await start.BeginTelling(about, cancel, once) : await start.BeginReport(DraftKind.Phone, system, beyond: false, cancel, once);
        var draft = begun.Draft;
        if (draft.MailId is not null)
            return begun; // under the key of an earlier try
        if (mail.WhyNot(nameof(ReceivedMail.TakeUp)) is { } why)
            throw why;
        var form = rules.Form(rules[draft.Profile], draft.Form);
        var values = FormValues.Read(draft.Values);
        Fill("reporterName", mail.FromName.Length > 0 ? mail.FromName : mail.From);
        Fill("contactEmail", mail.From);
        Fill("reporterEmail", mail.From);
        Fill("description", Description(mail));
        draft.MailId = mail.Id;
        draft.Values = values.Write();
        foreach (var file in mail.Files.DistinctBy(f => (f.Sha256, f.Name)))
        {
            var brought = new DraftFile { DraftId = draft.Id, StoredAs = file.StoredAs, Name = file.Name, Bytes = file.Bytes, Sha256 = file.Sha256 };
            draft.Files.Add(brought);
            db.Add(brought);
        }
        return begun;

        void Fill(string key, string text)
        {
            if (form.Knows(key) && text.Length > 0)
                values.Set(key, text);
        }
    }

    /// <summary>The subject as its first sentence, which names the incident.</summary>
    private static string Description(ReceivedMail mail)
    {
        var subject = Marks().Replace(mail.Title, "").Trim().TrimEnd('.');
        var whole = string.Join("\n\n", new[] { subject.Length > 0 ? subject + "." : "", mail.Text }.Where(p => p.Length > 0));
        return whole.Length > FormCheck.LongestText ? whole[..FormCheck.LongestText] : whole;
    }

    [GeneratedRegex(@"\[TBSC\]|^\s*((re|fwd?|tl)\s*:\s*)+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Marks();
}
