using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Seed.Demonstration;

/// <summary>
/// Plays the stories step by step in the order of their moments, through the same verbs people use: the clock is moved to the moment,
/// the person enters, the verb saves. So events, receipts, duties and references are what they would be had it all been lived.
/// </summary>
internal sealed class Play(
    AppDb db, SendDraft send, ActOnIncident act, JudgeIncident judge, WalkProcess walk, IncidentTasks tasks, WorkOnIncident work, RegistrySource source, RuleBook rules, CurrentUser user, Author author, Clock clock, Texts texts)
{
    private RegistrySnapshot registry = null!;
    private Cast cast = null!;

    /// <param name="stories">All of them.</param>
    /// <param name="people">Who acts.</param>
    /// <param name="played">Told after each step how many are done.</param>
    /// <param name="cancel">Stops it; nothing is kept then.</param>
    public async Task Run(IReadOnlyList<Story> stories, Cast people, Action<int, int> played, CancellationToken cancel)
    {
        (registry, cast) = (await source.Snapshot(cancel), people);
        var steps = stories.SelectMany(s => s.Steps).OrderBy(s => s.At).ThenBy(s => s.Story.Number).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            await Take(steps[i], cancel);
            played(i + 1, steps.Count);
        }
    }

    private async Task Take(Step step, CancellationToken cancel)
    {
        var story = step.Story;
        clock.MoveTo(step.At);
        db.ChangeTracker.Clear();
        if (story.Incident is { } known)
            db.Attach(known);
        Enter(step);
        switch (step.Verb)
        {
            case Step.Report:
                story.Incident = await Send(step, First(story), cancel);
                break;
            case Step.Update or Step.Initial or Step.Completion or Step.Told:
                db.ChangeTracker.Clear(); // sending reads the incident itself
                story.Incident = await Send(step, await Further(step, cancel), cancel);
                break;
            case Step.Note:
                await work.AddNote(story.Incident!, new() { Text = step.Text! }, cancel);
                break;
            case "close":
                await Acknowledge(story, cancel);
                await Act(step, new(), cancel);
                break;
            case "acknowledge":
                await Acknowledge(story, cancel);
                break;
            case "assign":
                if (cast.AccountOf(PostRole.DutyOfficer, author.OrganisationId!.Value, story.Number) is { } officer && author.AccountId is not null)
                    await Act(step, new() { Assignee = officer }, cancel);
                break;
            case Step.Judge:
                await Judge(step, cancel);
                break;
            case Step.Give:
                await tasks.Give(story.Incident!, new() { Title = step.Text!, To = story.Incident!.PartyIn(PartyRole.Operator), Due = step.At.AddDays(1) }, cancel);
                break;
            case Step.Onward:
                await Onward(story.Incident!, cancel);
                break;
            default:
                await Act(step, new() { Reason = step.Text, At = step.Verb == "end" ? step.At : null, AttackType = step.Verb == "verify" ? story.Case.Type : null }, cancel);
                break;
        }
    }

    private void Enter(Step step)
    {
        var day = VietnamTime.Day(step.At);
        var incident = step.Story.Incident;
        var own = step.Story.Member.Organisation.Id;
        var (role, organisation) = step.Who switch
        {
            Who.Officer => (PostRole.DutyOfficer, registry.NationalRoles.HolderOf(NationalRole.Coordinating, day)!.OrganisationId),
            Who.Lead => (PostRole.CoordinationLead, registry.NationalRoles.HolderOf(NationalRole.Coordinating, day)!.OrganisationId),
            Who.Standing => (PostRole.StandingAgency, registry.NationalRoles.HolderOf(NationalRole.Standing, day)!.OrganisationId),
            Who.Unit when incident?.PartyIn(PartyRole.Unit) is { } unit => (PostRole.SpecialisedUnit, unit),
            Who.ServiceMember when incident?.PartyIn(PartyRole.Member) is { } member => (PostRole.MemberContact, member),
            _ => (PostRole.OperatorContact, own),
        };
        cast.Enter(role, organisation, step.Story.Number, day, user, author, texts);
        if (step.Who == Who.Anybody)
            (author.AccountId, author.PostId, author.OrganisationId, author.Name) = (null, null, null, "khách chưa đăng nhập");
    }

    private async Task Act(Step step, VerbForm form, CancellationToken cancel)
    {
        await act.Run(step.Story.Incident!, IncidentVerbs.Find(step.Verb)!, form, cancel);
        NoteWaiting(step.Story);
    }

    private async Task Judge(Step step, CancellationToken cancel)
    {
        var incident = step.Story.Incident!;
        if (judge.Open(incident) is not [var kind, ..] || step.Who == Who.Unit && kind != JudgementKind.Unit)
            return; // nobody is responsible in this role
        var form = await judge.Begin(incident, kind, cancel);
        form.Answers = rules[incident.Profile].Seriousness!.Criteria.ToDictionary(c => c.Code, c => (Answer?)(step.Serious && c.Code is "interruption" or "spread" ? Answer.Yes : Answer.No), StringComparer.Ordinal);
        (form.CannotHandle, form.PublicHarm, form.Serious, form.Reason) = (step.Serious || incident.BeyondCapability, false, step.Serious, step.Text!);
        (form.Force, form.Resources, form.TaskForce) = step.Who == Who.Lead
            ? ("Đơn vị chuyên trách, thành viên mạng lưới phục vụ hệ thống, Cơ quan điều phối.", "Ba cán bộ phân tích mã độc, thiết bị thu thập chứng cứ tại chỗ.", "Triệu tập Bộ phận tác nghiệp trong ngày, họp trực tuyến hai lần mỗi ngày.")
            : (null, null, null);
        await judge.Run(incident, form, cancel);
    }

    private async Task Onward(Incident incident, CancellationToken cancel)
    {
        var process = walk.Of(incident)!;
        var lines = incident.StandsAt(process).Tasks.Select(t => t.Code).ToList();
        foreach (var task in await db.IncidentTasks.Where(t => t.IncidentId == incident.Id && t.Status == IncidentTaskStatus.Open && t.OrganisationId == user.OrganisationId && t.Code != null && lines.Contains(t.Code)).OrderBy(t => t.Id).ToListAsync(cancel))
            await tasks.Run(incident, task, TaskVerb.Finish, new(), cancel);
        if (incident.MovesIn(process).FirstOrDefault(m => !m.Move.Back && m.Move.Words is null) is { To: { } next })
            await walk.Run(incident, new() { To = next.Code }, cancel);
    }

    /// <summary>A forwarded report, too, waits with whom it was sent to.</summary>
    private void NoteWaiting(Story story) =>
        story.Waiting.UnionWith(db.ChangeTracker.Entries<ReportRecipient>().Where(r => r.Entity.AcknowledgedAt is null).Select(r => r.Entity.OrganisationId));

    private async Task Acknowledge(Story story, CancellationToken cancel)
    {
        if (user.OrganisationId is { } own && story.Waiting.Remove(own))
            await act.Run(story.Incident!, IncidentVerbs.Find("acknowledge")!, new(), cancel);
    }

    private async Task<Incident> Send(Step step, ReportDraft draft, CancellationToken cancel)
    {
        db.ReportDrafts.Add(draft);
        var faults = send.Check(draft);
        if (faults.Fields.Count > 0)
            throw new InvalidOperationException($"Story {step.Story.Number}, {step.Verb}: {string.Join(", ", faults.Fields.Select(f => $"{f.Field} {f.Key}"))}");
        var incident = await send.Run(draft, notSecret: true, cancel);
        NoteWaiting(step.Story);
        return incident;
    }

    private ReportDraft First(Story story)
    {
        var now = clock.Now;
        var profile = rules.For(VietnamTime.Day(now));
        var form = profile.FormFor(story.Initial ? FactNames.InitialReportSent : FactNames.IncidentNotified);
        var own = story.Kind == DraftKind.Own;
        // Strangers and callers name the system, they do not choose it from the register.
        var draft = ReportDraft.Start(hash => ReportDraft.New(hash, story.Kind, form, profile.Id, now, own ? author.AccountId : null,
            own ? story.Member.Organisation.Id : null, story.Kind == DraftKind.Public ? null : story.System.Id, initial: story.Initial)).Draft;
        draft.Values = Forms.First(story, NameOf(story.Member.Organisation.Id), NameOf(story.System.OwnerId)).Write();
        return draft;
    }

    private async Task<ReportDraft> Further(Step step, CancellationToken cancel)
    {
        var (story, now) = (step.Story, clock.Now);
        var incident = story.Incident!;
        var (kind, fact) = step.Verb switch
        {
            Step.Initial => (DraftKind.Initial, FactNames.InitialReportSent),
            Step.Completion => (DraftKind.Completion, FactNames.CompletionReportSent),
            Step.Told => (DraftKind.Told, FactNames.IncidentNotified),
            _ => (DraftKind.Update, FactNames.NotificationUpdated),
        };
        var profile = rules[incident.Profile];
        var initialSent = kind != DraftKind.Completion ? null
            : await db.IncidentReports.Where(r => r.IncidentId == incident.Id && r.Kind == IncidentReportKind.Initial).Select(r => (DateTime?)r.SentAt).FirstOrDefaultAsync(cancel);
        var draft = ReportDraft.Start(hash => ReportDraft.New(hash, kind, profile.FormFor(fact), profile.Id, now, author.AccountId,
            kind == DraftKind.Told ? author.OrganisationId : story.Member.Organisation.Id, story.System.Id, incident.Id, initial: kind == DraftKind.Initial)).Draft;
        draft.Values = kind == DraftKind.Told ? Forms.Told(story, NameOf(story.Member.Organisation.Id), NameOf(story.System.OwnerId), step.Text!, now).Write()
            : Forms.Further(story, NameOf(story.Member.Organisation.Id), NameOf(story.System.OwnerId), step.Text, initialSent).Write();
        return draft;
    }

    private string NameOf(Guid organisation)
    {
        var day = clock.Today;
        return registry.NameOf(registry.Tree.Standing(organisation, day) ?? organisation, day);
    }
}
