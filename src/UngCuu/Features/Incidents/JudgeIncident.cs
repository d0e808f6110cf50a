using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>Takes a judgement on an incident the person can see: in which role, by the profile's questions and table. Page and API both come here.</summary>
public sealed class JudgeIncident(AppDb db, RuleBook rules, RegistrySource registry, WalkProcess walk, CurrentUser user, Author author, Clock clock)
{
    /// <summary>The roles in which this post may judge this incident, the one it is asked in first.</summary>
    public IReadOnlyList<JudgementKind> Kinds(Incident incident)
    {
        if (!user.May(Permission.JudgeSeriousness) || user.OrganisationId is not { } own || rules[incident.Profile].Seriousness is null)
            return [];
        var kinds = new List<JudgementKind>();
        bool Is(string role) => incident.Parties.Any(p => p.OrganisationId == own && p.Role == role);
        if (user.May(Permission.DecideSeriousStatus) && user.Holds(PartyRole.Standing))
            kinds.Add(JudgementKind.Standing);
        if (user.May(Permission.VerifyIncident) && user.Holds(PartyRole.Coordinator))
            kinds.Add(JudgementKind.Coordinator);
        if (user.May(Permission.VerifyIncident) && (Is(PartyRole.Unit) || Is(PartyRole.Member)))
            kinds.Add(JudgementKind.Unit);
        if (!user.May(Permission.DecideSeriousStatus) && (Is(PartyRole.Operator) || Is(PartyRole.Owner)))
            kinds.Add(JudgementKind.Operator);
        return kinds;
    }

    /// <summary>Why no judgement of this kind is taken now; null when it is.</summary>
    public static RuleBroken? WhyNot(Incident incident, JudgementKind kind) =>
        incident.IsOver ? new("incident.over", incident.StatusWords)
        : kind == JudgementKind.Standing && incident.ProposalId is null ? new("judgement.noProposal")
        : null;

    /// <summary>The roles in which it may be judged now.</summary>
    public IReadOnlyList<JudgementKind> Open(Incident incident) => [.. Kinds(incident).Where(k => WhyNot(incident, k) is null)];

    public bool Proposes(JudgementKind kind) => kind == JudgementKind.Coordinator && user.May(Permission.ProposeSeriousStatus);

    /// <summary>The form as it begins: what this role said last, else what is known of the system.</summary>
    public async Task<JudgementForm> Begin(Incident incident, JudgementKind kind, CancellationToken cancel)
    {
        var form = new JudgementForm { Kind = kind, Version = incident.Version };
        if (kind == JudgementKind.Standing)
        {
            form.Plan = (await Proposal(incident, cancel)).Plan;
            return form;
        }
        var last = await db.Judgements.AsNoTracking().Where(j => j.IncidentId == incident.Id && j.Kind == kind).OrderByDescending(j => j.RecordedAt).FirstOrDefaultAsync(cancel);
        (form.Level, form.OnNationalList) = last is null ? await KnownOfSystem(incident, cancel) : (last.Level, last.OnNationalList);
        if (last is null)
            return form;
        form.Answers = last.AllAnswers.ToDictionary(a => a.Key, a => (Answer?)a.Value, StringComparer.Ordinal);
        (form.CannotHandle, form.PublicHarm) = (last.CannotHandle, last.PublicHarm);
        (form.Plan, form.Force, form.Resources, form.TaskForce) = (last.Plan == last.DerivedPlan ? null : last.Plan, last.Force, last.Resources, last.TaskForce);
        return form;
    }

    public async Task<Judgement> Run(Incident incident, JudgementForm form, CancellationToken cancel)
    {
        var kinds = Kinds(incident);
        if (kinds.Count == 0 || form.Kind is { } asked && !kinds.Contains(asked))
            throw new RuleBroken("judgement.notYours");
        var kind = form.Kind ?? kinds[0];
        if (form.Version is { } seen)
            db.Expect(incident, seen);
        if (WhyNot(incident, kind) is { } no)
            throw no;
        RefuseSecrets(incident, form);
        var made = Begun(incident, kind, form);
        var judgement = Judgement.Of(incident, kind == JudgementKind.Standing ? await Decided(incident, form, made, cancel) : await Judged(incident, form, made, cancel));
        switch (kind)
        {
            case JudgementKind.Operator:
                incident.JudgePreliminarily(judgement);
                break;
            case JudgementKind.Standing:
                incident.Decide(judgement);
                await walk.Follow(incident, again: false, cancel);
                break;
            default:
                incident.Classify(judgement, Proposes(kind));
                break;
        }
        db.Judgements.Add(judgement);
        db.Raise(incident);
        await db.SaveChangesAsync(cancel);
        return judgement;
    }

    private Judgement.Made Begun(Incident incident, JudgementKind kind, JudgementForm form)
    {
        var now = clock.Now;
        var at = form.At ?? now;
        if (form.At is not null)
            FactTime.RefuseImpossible(at, now, "Form.At");
        if (FactTime.ToMinute(at) < FactTime.ToMinute(incident.DetectedAt))
            throw new RuleBroken("judgement.beforeDetection", incident.DetectedAt) { Field = "Form.At" };
        return new(kind, user.OrganisationId, author.Name, author.OnBehalfOf, at, now, form.Reason);
    }

    private async Task<Judgement.Made> Judged(Incident incident, JudgementForm form, Judgement.Made made, CancellationToken cancel)
    {
        var asks = rules[incident.Profile].Seriousness!;
        var given = form.Answers ?? [];
        if (given.Keys.FirstOrDefault(k => asks.Criteria.All(c => c.Code != k)) is { } unknown)
            throw new RuleBroken("judgement.answer.unknown", unknown);
        var answers = asks.Criteria.ToDictionary(c => c.Code, c => given.GetValueOrDefault(c.Code) ?? throw new RuleBroken("judgement.answer.missing") { Field = $"Form.Answers[{c.Code}]" }, StringComparer.Ordinal);
        var cannot = form.CannotHandle ?? throw new RuleBroken("judgement.answer.missing") { Field = "Form.CannotHandle" };
        bool? harm = made.Kind == JudgementKind.Operator && asks.PublicHarm is not null
            ? form.PublicHarm ?? throw new RuleBroken("judgement.answer.missing") { Field = "Form.PublicHarm" }
            : null;
        var outcome = asks.Of(asks.Systems.Hold(form.Level, form.OnNationalList), answers.ContainsValue(Answer.Yes), cannot);
        made = made with
        {
            Level = form.Level,
            OnNationalList = form.OnNationalList,
            Answers = answers,
            CannotHandle = cannot,
            PublicHarm = harm,
            Result = outcome.Result,
            Serious = outcome.Result == Classification.Serious,
        };
        if (!made.Serious)
            return made;
        made = made with { DerivedPlan = asks.PlanFor(form.Level, form.OnNationalList, await KindOfOwner(incident, cancel))?.Code };
        return !Proposes(made.Kind) ? made : made with
        {
            Plan = KnownPlan(asks, form.Plan) ?? made.DerivedPlan ?? throw new RuleBroken("judgement.plan.missing") { Field = "Form.Plan" },
            Force = Said(form.Force, nameof(form.Force)),
            Resources = Said(form.Resources, nameof(form.Resources)),
            TaskForce = Said(form.TaskForce, nameof(form.TaskForce)),
        };
    }

    /// <summary>What was known and derived is kept as it was proposed.</summary>
    private async Task<Judgement.Made> Decided(Incident incident, JudgementForm form, Judgement.Made made, CancellationToken cancel)
    {
        var serious = form.Serious ?? throw new RuleBroken("judgement.decision.missing") { Field = "Form.Serious" };
        var proposed = await Proposal(incident, cancel);
        return made with
        {
            Level = proposed.Level,
            OnNationalList = proposed.OnNationalList,
            Answers = proposed.AllAnswers,
            CannotHandle = proposed.CannotHandle,
            Serious = serious,
            DerivedPlan = proposed.DerivedPlan,
            Plan = serious ? KnownPlan(rules[incident.Profile].Seriousness!, form.Plan) ?? proposed.Plan ?? throw new RuleBroken("judgement.plan.missing") { Field = "Form.Plan" } : null,
        };
    }

    private Task<Judgement> Proposal(Incident incident, CancellationToken cancel) =>
        db.Judgements.AsNoTracking().Where(j => j.ProposalId == incident.ProposalId && j.Kind == JudgementKind.Coordinator).OrderByDescending(j => j.RecordedAt).FirstAsync(cancel);

    private async Task<(int? Level, bool OnNationalList)> KnownOfSystem(Incident incident, CancellationToken cancel) =>
        await db.InformationSystems.Where(s => s.Id == incident.System.SystemId).Select(s => new { s.SecurityLevel, s.OnNationalList }).FirstOrDefaultAsync(cancel) is { } known
            ? (known.SecurityLevel ?? incident.System.Level, known.OnNationalList || incident.System.OnNationalList)
            : (incident.System.Level, incident.System.OnNationalList);

    private async Task<string?> KindOfOwner(Incident incident, CancellationToken cancel) =>
        (incident.PartyIn(PartyRole.Owner) ?? incident.PartyIn(PartyRole.Operator)) is { } owner ? OwnerKind.Of(await registry.Snapshot(cancel), owner, clock.Today) : null;

    private void RefuseSecrets(Incident incident, JudgementForm form)
    {
        if (SecrecyStamp.Check([.. new[] { form.Reason, form.Force, form.Resources, form.TaskForce }.OfType<string>()], []) == Secrecy.Refused)
            throw new RuleBroken("draft.secret", rules[incident.Profile].StateSecrets?.Channel.ToString() ?? "") { Field = "Form.Reason" };
    }

    private static string? KnownPlan(Seriousness asks, string? code) => string.IsNullOrEmpty(code) ? null
        : asks.Plans.Any(p => p.Code == code) ? code
        : throw new RuleBroken("judgement.plan.unknown") { Field = "Form.Plan" };

    private static string Said(string? proposal, string field) =>
        string.IsNullOrWhiteSpace(proposal) ? throw new RuleBroken("judgement.proposal.missing") { Field = $"Form.{field}" } : proposal;
}
