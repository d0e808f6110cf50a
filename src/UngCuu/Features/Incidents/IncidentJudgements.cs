using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <param name="Asked">In short.</param>
/// <param name="Answered">Yes, no, not known yet.</param>
public sealed record AnswerLine(string Asked, string Answered, string Article, bool Counts);

/// <summary>A judgement in words.</summary>
/// <param name="Result">In a few words.</param>
/// <param name="Why">What follows, with its article; none for a decision.</param>
public sealed record JudgementView(Judgement Judgement, string Who, string By, string Result, string? Why, string System, string? Plan, IReadOnlyList<AnswerLine> Answers, IReadOnlyList<(string Label, string Text)> Proposed);

/// <param name="Holds">The last of its kind; none: whose turn it is stands in <paramref name="Turn"/>.</param>
public sealed record JudgementColumn(JudgementKind Kind, string Role, JudgementView? Holds, IReadOnlyList<JudgementView> Earlier, string Turn);

/// <summary>The four judgements of an incident side by side, explained by the profile's table.</summary>
public sealed class IncidentJudgements(AppDb db, RuleBook rules, RegistrySource registry, Clock clock, Texts texts)
{
    private static readonly Dictionary<JudgementKind, string> RoleOf = new()
    {
        [JudgementKind.Operator] = PartyRole.Operator,
        [JudgementKind.Unit] = PartyRole.Unit,
        [JudgementKind.Coordinator] = PartyRole.Coordinator,
        [JudgementKind.Standing] = PartyRole.Standing,
    };

    /// <returns>Empty where the profile knows no questions.</returns>
    public async Task<IReadOnlyList<JudgementColumn>> Of(Incident incident, CancellationToken cancel)
    {
        var profile = rules[incident.Profile];
        if (profile.Seriousness is not { } asks)
            return [];
        var all = await All(incident, cancel);
        var snapshot = await registry.Snapshot(cancel);
        var explain = new Explanation(texts, CultureInfo.CurrentUICulture, profile);
        return [.. Enum.GetValues<JudgementKind>().Select(kind =>
        {
            var views = all.Where(j => j.Kind == kind).Select(j => View(j, asks, explain, snapshot)).ToList();
            return new JudgementColumn(kind, Role(profile, kind), views.FirstOrDefault(), [.. views.Skip(1)], Turn(incident, kind, snapshot));
        })];
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<Judgement>> All(Incident incident, CancellationToken cancel) =>
        await db.Judgements.AsNoTracking().Where(j => j.IncidentId == incident.Id).OrderByDescending(j => j.RecordedAt).ThenByDescending(j => j.Id).ToListAsync(cancel);

    public string Role(Profile profile, JudgementKind kind) =>
        profile.Roles.TryGetValue(RoleOf[kind], out var words) ? words.Word.AtStart : texts[kind];

    private JudgementView View(Judgement j, Seriousness asks, Explanation explain, RegistrySnapshot snapshot)
    {
        var outcome = asks.Outcomes.FirstOrDefault(o => o.Result == j.Result);
        var result = j.Kind == JudgementKind.Standing ? texts[j.Serious ? "judgement.decided.serious" : "judgement.decided.ordinary"] : outcome?.Title.ToString() ?? "";
        var answers = asks.Criteria.Where(c => j.AnswerTo(c.Code) is not null)
            .Select(c => new AnswerLine(c.Words.AtStart, texts[j.AnswerTo(c.Code)!.Value], Grounds(explain, c.Basis), j.AnswerTo(c.Code) == Answer.Yes)).ToList();
        if (j.CannotHandle is { } cannot)
            answers.Add(new(asks.CannotHandle.Words.AtStart, texts[cannot ? Answer.Yes : Answer.No], Grounds(explain, asks.CannotHandle.Basis), cannot));
        if (j.PublicHarm is { } harm && asks.PublicHarm is { } asked)
            answers.Add(new(asked.Words.AtStart, texts[harm ? Answer.Yes : Answer.No], Grounds(explain, asked.Basis), harm));
        return new(j, j.OrganisationId is { } who ? snapshot.NameOf(who, VietnamTime.Day(j.At), Texts.InEnglish) : "", Author.Shown(j.By, j.OnBehalfOf, texts), result,
            outcome is null ? null : $"{outcome.Words} ({Grounds(explain, outcome.Basis)})" + (!j.Serious && j.AllAnswers.Values.Contains(Answer.Unknown) ? " " + texts["judgement.unknown"] : ""),
            texts[j.OnNationalList ? "judgement.system.national" : j.Level is null ? "judgement.system.unknown" : "judgement.system.level", j.Level ?? 0],
            Plan(j, asks, explain), answers, [.. Proposed(j, asks)]);
    }

    private string? Plan(Judgement j, Seriousness asks, Explanation explain) => asks.Plans.FirstOrDefault(p => p.Code == (j.Plan ?? j.DerivedPlan)) is not { } plan || !j.Serious ? null
        : $"{plan.Title}: {(j.Plan is null || j.Plan == j.DerivedPlan ? plan.Words.ToString() : texts["judgement.plan.chosen"])} ({Grounds(explain, plan.Basis)})";

    private static IEnumerable<(string, string)> Proposed(Judgement j, Seriousness asks)
    {
        if (j.Force is { } force)
            yield return (asks.Proposals.Force.ToString(), force);
        if (j.Resources is { } resources)
            yield return (asks.Proposals.Resources.ToString(), resources);
        if (j.TaskForce is { } convened)
            yield return (asks.Proposals.TaskForce.ToString(), convened);
    }

    /// <summary>Whose turn it is while nobody has judged.</summary>
    private string Turn(Incident incident, JudgementKind kind, RegistrySnapshot snapshot)
    {
        var who = incident.PartyIn(RoleOf[kind]) is { } organisation ? snapshot.NameOf(organisation, clock.Today, Texts.InEnglish) : null;
        return kind switch
        {
            JudgementKind.Operator when incident.JudgedSerious is { } before => texts[before ? "judgement.before.serious" : "judgement.before.ordinary"],
            JudgementKind.Standing when incident.ProposalId is null => texts["judgement.turn.noProposal"],
            _ when who is null => texts["judgement.turn.nobody"],
            _ => texts[$"judgement.turn.{kind}", who],
        };
    }

    private static string Grounds(Explanation explain, IEnumerable<Basis> basis) => string.Join("; ", basis.Select(explain.Cited));
}
