using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Features.Duties;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>What still stands in the way of a report, who will get it, and by when the law wants it.</summary>
public sealed class ReviewDraft(AppDb db, SendDraft send, RuleBook rules, RegistrySource registry, DutiesAhead duties, DutyClocks clocks, CurrentUser user, Clock clock, Texts texts)
{
    /// <param name="Step">The page of the draft where the field stands.</param>
    public sealed record Fault(int Step, string Field, string Words);

    public sealed record Seen(IReadOnlyList<(string Role, string Name)> Recipients, IReadOnlyList<TimeLimit> TimeLimits, IReadOnlyList<Fault> Faults, Secrecy Secrecy)
    {
        /// <summary>Begun on an incident that all its parties read, and to be kept confidential: it becomes one of its own.</summary>
        public bool BecomesItsOwn { get; init; }
    }

    /// <param name="Due">UTC; none before the moment of detection is written.</param>
    public sealed record TimeLimit(string Title, string Article, string Sentence, DateTime? Due, DateTime? SoonAt);

    /// <param name="found">What stopped the reader on this page; the last page tells of all that is still wrong.</param>
    public async Task<Seen> Of(OpenedDraft opened, IReadOnlyList<FormFault> found, CancellationToken cancel)
    {
        var (faults, secrecy) = opened.Current.IsReview ? send.Check(opened.Draft) : new(found, Secrecy.None);
        if (opened.Draft.IncidentId is { } incident && !await db.Incidents.VisibleTo(user).AnyAsync(i => i.Id == incident, cancel))
            return new([], [], [.. faults.Select(f => Worded(f, opened))], secrecy); // gone out of the author's sight: what they typed is theirs, who is told and by when is not
        var ahead = await send.LookAhead(opened.Draft, cancel);
        var snapshot = await registry.Snapshot(cancel);
        return new(
            [.. ahead.Recipients.Select(r => (opened.Profile.Roles[r.Role].Word.ToString(), snapshot.NameOf(r.Organisation, clock.Today, Texts.InEnglish)))],
            opened.Draft.Kind == DraftKind.Told ? [] : opened.Draft.IncidentId is { } about ? await Running(about, opened.Draft, ahead.Fact, snapshot, cancel) : await Starting(opened, ahead, cancel),
            [.. faults.Select(f => Worded(f, opened))], secrecy)
        {
            BecomesItsOwn = await send.IsOfItsOwn(opened.Draft, opened.Values, cancel),
        };
    }

    /// <summary>Two fields of a form may bear one label: then the block says whose telephone is meant.</summary>
    private Fault Worded(FormFault fault, OpenedDraft opened)
    {
        var step = opened.Steps.TakeWhile(s => s.Fields.All(f => f.Key != fault.FieldKey)).Count() + 1;
        var words = texts[fault.Key, [.. fault.Args]];
        var label = opened.Form.Fields.FirstOrDefault(f => f.Key == fault.FieldKey)?.Label.ToString();
        var whose = opened.Form.Fields.Count(f => f.Label.ToString() == label) > 1 ? opened.Form.AllBlocks.First(b => b.Fields.Any(f => f.Key == fault.FieldKey)).Label.ToString() : null;
        return new(step, fault.Field, whose is null ? words : texts["draft.review.whose", words, whose.ToSentenceCase()]);
    }

    /// <summary>The open duties that sending this settles.</summary>
    private async Task<IReadOnlyList<TimeLimit>> Running(Guid about, ReportDraft draft, string fact, RegistrySnapshot snapshot, CancellationToken cancel)
    {
        var open = await db.Duties.AsNoTracking().Include(d => d.StartedBy).Where(d => d.SubjectId == about && d.IsOpen && d.OrganisationId == draft.OrganisationId).ToListAsync(cancel);
        return [.. open.Where(d => IsMetBy(rules[d.Profile][d.Rule], fact)).OrderBy(d => d.SortedAt).Select(d => clocks.View(d, snapshot, d.StartedBy?.Name)).Select(v => new TimeLimit(v.Title, v.Article, v.Sentence, v.Duty.Due, v.Duty.SoonAt))];
    }

    private async Task<IReadOnlyList<TimeLimit>> Starting(OpenedDraft opened, SendDraft.Outlook ahead, CancellationToken cancel)
    {
        if (ahead.Roles is null || opened.Draft.OrganisationId is not { } own)
            return [];
        var detectedAt = opened.Values.DetectedAt;
        List<Fact> facts = [Foreseen(FactNames.IncidentRolesAssigned, detectedAt) with { Roles = ahead.Roles }, Foreseen(FactNames.IncidentDetected, detectedAt)];
        if (opened.Draft.IsInitial)
            facts.Add(Foreseen(FactNames.BeyondCapabilityFound, null));
        var owed = await duties.Of(Vocabulary.Incident, [.. facts.Select((f, i) => f with { Order = i })], own, cancel);
        return [.. owed.Where(d => IsMetBy(d.Rule, ahead.Fact)).OrderBy(d => d.Due).Select(Limit)];

        TimeLimit Limit(DutyAhead duty)
        {
            var known = detectedAt is not null || !StartsAtDetection(duty.Rule);
            return new(duty.Rule.Title.ToString(), duty.Article, duty.Sentence, known ? duty.Due : null, known ? duty.SoonAt : null);
        }

        Fact Foreseen(string name, DateTime? at) => new() { Name = name, At = at ?? opened.Draft.StartedAt, RecordedAt = clock.Now, Order = 0, By = own };
    }

    private static bool StartsAtDetection(Rule rule) => rule.Starts?.On.Any(f => f.Fact == FactNames.IncidentDetected) ?? false;

    private static bool IsMetBy(Rule rule, string fact) => rule.Met is { } met && met.By.Any(f => f.Fact == fact);
}
