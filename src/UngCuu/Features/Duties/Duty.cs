using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Duties;

/// <summary>
/// A duty as it stands: what <see cref="DutyRules"/> computed from the facts, kept so that lists read rows and evaluate no rule.
/// Bookkeeping, written only by <see cref="DutiesInSave"/>; what happened is in the events.
/// </summary>
public sealed class Duty : IHasDutyTimes
{
    /// <summary>What a duty without a due moment is sorted as.</summary>
    public static readonly DateTime NoDue = new(9999, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public Guid Id { get; private init; } = Ids.New();

    /// <summary>The kind of the events' subject: <c>Incident</c>.</summary>
    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public required string Profile { get; init; }

    public required string Rule { get; init; }

    /// <summary>Who owes it.</summary>
    public required Guid OrganisationId { get; init; }

    public required string Occurrence { get; init; }

    public string Role { get; private set; } = "";

    public DateTime Start { get; private set; }

    public DateTime? SoonAt { get; private set; }

    public DateTime? Due { get; private set; }

    /// <summary><see cref="Due"/> for sorting: the two databases disagree on where nothing stands.</summary>
    public DateTime SortedAt { get; private set; } = NoDue;

    public DateTime? MetAt { get; private set; }

    public DateTime? JudgedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public string? EndReason { get; private set; }

    public bool Waived { get; private set; }

    public string? WaitsFor { get; private set; }

    public bool Waiting => WaitsFor is not null;

    /// <summary>Neither met nor ended nor waived: somebody's work.</summary>
    public bool IsOpen { get; private set; } = true;

    public long? StartedById { get; private set; }

    public Event? StartedBy { get; private set; }

    public long? MetById { get; private set; }

    public Event? MetBy { get; private set; }

    public long? WaivedById { get; private set; }

    public Event? WaivedBy { get; private set; }

    public Guid? CoveredBy { get; private set; }

    /// <summary>Organisations that have still to be sent it.</summary>
    public IReadOnlyList<Guid> StillToTell { get; private set; } = [];

    /// <summary>Due moments that corrections replaced, oldest first.</summary>
    public IReadOnlyList<EarlierDue> Earlier { get; private set; } = [];

    public IReadOnlyList<Guid> Covers { get; private set; } = [];

    /// <summary>Reminders and escalations that have gone out, by their step; none goes out twice.</summary>
    public IReadOnlyList<string> NoticesSent { get; internal set; } = [];

    /// <summary>When the next reminder or escalation is to go out; none when nothing is left to say.</summary>
    public DateTime? NextNoticeAt { get; internal set; }

    public DutyKey Key => new(Profile, Rule, OrganisationId, Occurrence);

    internal static Duty Of(Subject subject, ComputedDuty computed, Func<Fact?, (long? Id, Event? Event)> eventOf)
    {
        var duty = new Duty
        {
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            Profile = computed.Key.Profile,
            Rule = computed.Key.Rule,
            OrganisationId = computed.Key.Organisation,
            Occurrence = computed.Key.Occurrence,
        };
        duty.Take(computed, eventOf);
        return duty;
    }

    /// <param name="computed">What follows from the facts now.</param>
    /// <param name="eventOf">The event behind a fact: its id when it is stored already, else the event that is being saved.</param>
    internal void Take(ComputedDuty computed, Func<Fact?, (long? Id, Event? Event)> eventOf)
    {
        Role = computed.Role;
        (Start, SoonAt, Due, SortedAt) = (computed.Start, computed.SoonAt, computed.Due, computed.Due ?? NoDue);
        (MetAt, JudgedAt) = (computed.MetAt, computed.JudgedAt);
        (EndedAt, EndReason) = (computed.EndedAt, computed.EndReason?.ToString());
        (Waived, WaitsFor, CoveredBy) = (computed.Waived, computed.WaitsFor, computed.CoveredBy);
        IsOpen = computed.Open;
        if (!StillToTell.SequenceEqual(computed.StillToTell))
            StillToTell = computed.StillToTell;
        if (!Covers.SequenceEqual(computed.Covers))
            Covers = computed.Covers;
        EarlierDue[] earlier = [.. computed.Earlier.Select(e => new EarlierDue(e.Start, e.Due, e.By.RecordedAt))];
        if (!Earlier.SequenceEqual(earlier))
            Earlier = earlier;
        (StartedById, StartedBy) = Link(eventOf(computed.StartedBy), StartedBy);
        (MetById, MetBy) = Link(eventOf(computed.MetBy), MetBy);
        (WaivedById, WaivedBy) = Link(eventOf(computed.WaivedBy), WaivedBy);
    }

    /// <summary>An event the context already holds stays linked: taking the link away would take the key away with it.</summary>
    private static (long? Id, Event? Event) Link((long? Id, Event? Event) wanted, Event? linked) =>
        wanted.Event is null && linked is not null && linked.Id == wanted.Id ? (wanted.Id, linked) : wanted;
}

/// <param name="SetAt">When that due moment was set.</param>
public sealed record EarlierDue(DateTime Start, DateTime? Due, DateTime SetAt);
