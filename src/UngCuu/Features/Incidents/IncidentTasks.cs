using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Features.Accounts;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>Tasks of an incident: the law's check-lists and one's own. Whoever takes part in the response settles those of their organisation; the responsible unit and the coordinating agency give tasks to others, too.</summary>
public sealed class IncidentTasks(AppDb db, RuleBook rules, RegistrySource registry, CurrentUser user, Author author, Clock clock, Texts texts)
{
    /// <summary>Bounds what one page and one bulk verb load; an incident with more is refused another.</summary>
    public const int Most = 300;

    private const int LongestYears = 10;

    /// <summary>The rule whose clock a task with a time runs by.</summary>
    public const string ClockRule = "TSK-1";

    private static readonly List<PostRole> Working = [.. Enum.GetValues<PostRole>().Where(r => Roles.Of(r).Contains(Permission.TakePart))];

    /// <summary>Open ones first, by their time; then the settled, newest first.</summary>
    public async Task<IReadOnlyList<IncidentTask>> Of(Incident incident, CancellationToken cancel) =>
        [.. (await db.IncidentTasks.AsNoTracking().Where(t => t.IncidentId == incident.Id).ToListAsync(cancel))
            .OrderBy(t => !t.IsOpen).ThenBy(t => t.IsOpen ? t.DueAt ?? DateTime.MaxValue : DateTime.MinValue).ThenByDescending(t => t.SettledAt).ThenBy(t => t.Id)];

    public async Task<(int Settled, int All)> Count(Incident incident, CancellationToken cancel)
    {
        var counted = await db.IncidentTasks.Where(t => t.IncidentId == incident.Id).GroupBy(t => t.Status).Select(g => new { g.Key, Number = g.Count() }).ToListAsync(cancel);
        return (counted.Where(c => c.Key != IncidentTaskStatus.Open).Sum(c => c.Number), counted.Sum(c => c.Number));
    }

    public Task<IncidentTask?> Find(Incident incident, Guid id, CancellationToken cancel) =>
        db.IncidentTasks.FirstOrDefaultAsync(t => t.Id == id && t.IncidentId == incident.Id, cancel);

    public string Title(Incident incident, IncidentTask task) => Words(rules[incident.Profile], task.Code, task.Title).ToString();

    /// <summary>One's own words in the language they were written in; those of the check-list in both.</summary>
    internal static Words Words(Profile profile, string? code, string? title) =>
        title is not null ? new(title, title)
        : profile.Processes.Values.SelectMany(p => p.Steps).SelectMany(s => s.Tasks).FirstOrDefault(t => t.Code == code)?.Words ?? new(code ?? "", code ?? "");

    public bool MayTouch(Incident incident, IncidentTask task) => user.WorksOn(incident) && !incident.IsOver && (task.OrganisationId == user.OrganisationId || Directs(incident));

    public bool MayGive(Incident incident) => user.WorksOn(incident) && !incident.IsOver;

    /// <summary>To whom a task can be given: people of one's own organisation, and the organisations one may direct.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> Holders(Incident incident, CancellationToken cancel)
    {
        var snapshot = await registry.Snapshot(cancel);
        var organisations = Organisations(incident).Select(o => (o, snapshot.NameOf(o, clock.Today, Texts.InEnglish)));
        return [.. organisations, .. (await Colleagues(cancel)).Select(c => (c.Account!.Value, c.Name!))];
    }

    /// <summary>The check-list of a step, given out as it is reached: to the first of the roles that is there. What is still open from the last time is not given twice.</summary>
    /// <param name="incident">As it stands now.</param>
    /// <param name="process">The one it is in.</param>
    /// <param name="step">Just reached.</param>
    /// <param name="onlyNew">Not again what was given and settled: the step was reached without anything having failed.</param>
    /// <param name="cancel">Stops the reading.</param>
    internal async Task List(Incident incident, Process process, ProcessStep step, bool onlyNew, CancellationToken cancel)
    {
        var known = await db.IncidentTasks.Where(t => t.IncidentId == incident.Id && t.Code != null).Select(t => new { t.Code, t.Round, t.Status }).ToListAsync(cancel);
        var alongside = process.StageOf(step).Steps.Where(s => s.Alongside).SelectMany(s => s.Tasks).Where(t => known.TrueForAll(k => k.Code != t.Code));
        foreach (var line in step.Tasks.Concat(alongside).Where(t => !known.Exists(k => k.Code == t.Code && (onlyNew || k.Status == IncidentTaskStatus.Open))))
            if (line.By.Concat([PartyRole.Unit, PartyRole.Coordinator]).Select(incident.PartyIn).FirstOrDefault(o => o is not null) is { } holder)
                db.IncidentTasks.Add(IncidentTask.Listed(incident, line.Code, known.Count(k => k.Code == line.Code) + 1, holder, clock.Now, author.Name));
    }

    /// <summary>The incident went over to another process: what the first still asked for is asked for there, if at all.</summary>
    internal async Task DropOthers(Incident incident, Process process, CancellationToken cancel)
    {
        var lines = process.Steps.SelectMany(s => s.Tasks).Select(t => t.Code).ToList();
        foreach (var task in await db.IncidentTasks.Where(t => t.IncidentId == incident.Id && t.Status == IncidentTaskStatus.Open && t.Code != null && !lines.Contains(t.Code)).OrderBy(t => t.Id).ToListAsync(cancel))
            task.Drop(texts.In(Texts.Vietnamese, "task.otherProcess"), clock.Now, author.Name);
    }

    /// <summary>Part of the save by which an organisation stops seeing the incident: what it had to do is the responsible unit's, or the coordinating agency's.</summary>
    internal async Task TakeFrom(Incident incident, Guid organisation, CancellationToken cancel)
    {
        if ((incident.PartyIn(PartyRole.Unit) ?? incident.PartyIn(PartyRole.Coordinator)) is not { } holder)
            return;
        foreach (var task in await db.IncidentTasks.Where(t => t.IncidentId == incident.Id && t.OrganisationId == organisation && t.Status == IncidentTaskStatus.Open).OrderBy(t => t.Id).ToListAsync(cancel))
            task.HandOver(new(holder), due: null, setBy: null, texts.In(Texts.Vietnamese, "task.secret"));
    }

    public async Task Give(Incident incident, TaskForm form, CancellationToken cancel)
    {
        RefuseOthers(incident);
        var now = clock.Now;
        RefuseSecrets(incident, form.Title, "Form.Title");
        var holder = await Holder(incident, form.To ?? user.OrganisationId, cancel);
        var due = Ahead(form.Due, now);
        var once = form.Key is { Length: > 0 } key ? Once.Of(key, form.Title, form.To?.ToString(), form.Due?.ToString("O", CultureInfo.InvariantCulture)) : (Guid?)null;
        if (once is not null && await db.IncidentTasks.AnyAsync(t => t.IncidentId == incident.Id && t.Once == once, cancel))
            return;
        if (await db.IncidentTasks.CountAsync(t => t.IncidentId == incident.Id, cancel) >= Most)
            throw new RuleBroken("task.tooMany", Most);
        db.IncidentTasks.Add(IncidentTask.Given(incident, form.Title.Trim(), holder, due, user.OrganisationId, now, author.Name, once));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (once is not null && e.IsUniqueViolation(db))
        {
            db.ChangeTracker.Clear(); // the same posting at the same moment has given it already
        }
    }

    /// <param name="incident">Seen by the reader.</param>
    /// <param name="task">Of that incident.</param>
    /// <param name="verb">A verb of the table.</param>
    /// <param name="form">What it asks for.</param>
    /// <param name="cancel">Stops the work.</param>
    public async Task Run(Incident incident, IncidentTask task, TaskVerb verb, TaskVerbForm form, CancellationToken cancel)
    {
        RefuseOthers(incident);
        if (!MayTouch(incident, task))
            throw new RuleBroken("task.another");
        if (form.Version is { } seen)
            db.Expect(task, seen);
        var now = clock.Now;
        var note = string.IsNullOrWhiteSpace(form.Note) ? null : form.Note;
        RefuseSecrets(incident, note, "Form.Note");
        if (verb != TaskVerb.Finish && note is null)
            throw new RuleBroken("verb.reasonMissing") { Field = "Form.Note" };
        switch (verb)
        {
            case TaskVerb.Finish:
                task.Finish(note, now, author.Name);
                break;
            case TaskVerb.Drop:
                task.Drop(note!, now, author.Name);
                break;
            default:
                task.TakeUpAgain(note!, Ahead(form.Due, now), user.OrganisationId);
                break;
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Several at once, each checked: all are handed over or none.</summary>
    /// <returns>How many.</returns>
    public async Task<int> HandOver(Incident incident, HandOverForm form, CancellationToken cancel)
    {
        RefuseOthers(incident);
        if (form.To is null && form.Due is null)
            throw new RuleBroken("task.handOver.nothing") { Field = "HandOver.To" };
        var wanted = form.Tasks.Distinct().ToList();
        var chosen = wanted.Count is 0 or > Most ? throw new RuleBroken("task.handOver.none")
            : await db.IncidentTasks.Where(t => t.IncidentId == incident.Id && wanted.Contains(t.Id)).OrderBy(t => t.Id).ToListAsync(cancel);
        if (chosen.Count < wanted.Count)
            throw new RuleBroken("task.unknown");
        if (chosen.Find(t => !MayTouch(incident, t)) is { } another)
            throw new RuleBroken("task.handOver.another", Title(incident, another));
        if (form.Due is { } moved && chosen.Find(t => t.DueAt < moved && t.DueSetBy != user.OrganisationId && !Directs(incident)) is { } set)
            throw new RuleBroken("task.due.notYours", Title(incident, set)) { Field = "HandOver.Due" };
        if (form.Due is not null && string.IsNullOrWhiteSpace(form.Reason) && chosen.Exists(t => t.DueAt < form.Due))
            throw new RuleBroken("task.due.why") { Field = "HandOver.Reason" };
        TaskHolder? to = form.To is null ? null : await Holder(incident, form.To, cancel);
        var due = Ahead(form.Due, clock.Now, "HandOver.Due");
        RefuseSecrets(incident, form.Reason, "HandOver.Reason");
        foreach (var task in chosen)
            task.HandOver(to, due, user.OrganisationId, string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason);
        await db.SaveChangesAsync(cancel);
        return chosen.Count;
    }

    private bool Directs(Incident incident) => user.Holds(PartyRole.Coordinator) || incident.Parties.Any(p => p.OrganisationId == user.OrganisationId && p.Role == PartyRole.Unit);

    private IEnumerable<Guid> Organisations(Incident incident) =>
        incident.Parties.Where(p => PartyRole.Legal.Contains(p.Role) && (!incident.Secret || p.SeesSecret || p.Role == PartyRole.Standing && incident.WasProposed)).OrderBy(p => PartyRole.Order(p.Role)).Select(p => p.OrganisationId).Distinct()
            .Where(o => o == user.OrganisationId || Directs(incident));

    private async Task<IReadOnlyList<TaskHolder>> Colleagues(CancellationToken cancel)
    {
        if (user.OrganisationId is not { } own)
            return [];
        var working = Working;
        return await db.PostsInHand(clock.Today).Where(p => p.OrganisationId == own && working.Contains(p.Role))
            .Join(db.Accounts, p => p.AccountId, a => a.Id, (_, a) => new { a.Id, a.Name }).Distinct().OrderBy(a => a.Name).ThenBy(a => a.Id).Take(200)
            .Select(a => new TaskHolder(own, a.Id, a.Name)).ToListAsync(cancel);
    }

    /// <summary>An organisation that takes part, or a colleague.</summary>
    private async Task<TaskHolder> Holder(Incident incident, Guid? to, CancellationToken cancel)
    {
        if (Organisations(incident).Any(o => o == to))
            return new(to!.Value);
        var colleague = (await Colleagues(cancel)).FirstOrDefault(c => c.Account == to);
        return colleague.Account is null || !Organisations(incident).Contains(colleague.Organisation) ? throw new RuleBroken("task.to.unknown") { Field = "Form.To" } : colleague;
    }

    private void RefuseOthers(Incident incident)
    {
        incident.RefuseWhenOver();
        if (!user.WorksOn(incident))
            throw new RuleBroken("task.notYours");
    }

    private static DateTime? Ahead(DateTime? due, DateTime now, string field = "Form.Due") =>
        due <= now ? throw new RuleBroken("task.due.past") { Field = field }
        : due > now.AddYears(LongestYears) ? throw new RuleBroken("task.due.far") { Field = field }
        : due;

    private void RefuseSecrets(Incident incident, string? text, string field)
    {
        if (text is not null && SecrecyStamp.Check([text], []) == Secrecy.Refused)
            throw new RuleBroken("draft.secret", rules[incident.Profile].StateSecrets?.Channel.ToString() ?? "") { Field = field };
    }
}
