using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

public enum IncidentTaskStatus
{
    Open,
    Done,

    /// <summary>Not needed, for a reason.</summary>
    Dropped,
}

public static class IncidentTaskMoves
{
    public static readonly Moves<IncidentTaskStatus> All = new()
    {
        { IncidentTaskStatus.Open, nameof(IncidentTask.Finish), IncidentTaskStatus.Done },
        { IncidentTaskStatus.Open, nameof(IncidentTask.Drop), IncidentTaskStatus.Dropped },
        { IncidentTaskStatus.Done, nameof(IncidentTask.TakeUpAgain), IncidentTaskStatus.Open },
        { IncidentTaskStatus.Dropped, nameof(IncidentTask.TakeUpAgain), IncidentTaskStatus.Open },
    };
}

/// <summary>Something to be done in an incident, whose it is and by when: a line of the law's check-list, or one's own. Its due time is a clock of the rule engine.</summary>
public sealed class IncidentTask : Entity
{
    private IncidentTask()
    {
    }

    internal override Subject Subject => new(nameof(Incident), IncidentId);

    public Guid IncidentId { get; private init; }

    /// <summary>Line of the profile's check-list; null for one's own.</summary>
    public string? Code { get; private init; }

    /// <summary>A step reached again has its check-list again.</summary>
    public int Round { get; private init; }

    /// <summary>In the words of whoever gave it; null where the profile has the words.</summary>
    public string? Title { get; private init; }

    public Guid OrganisationId { get; private set; }

    public Guid? AssignedAccountId { get; private set; }

    public string? AssignedTo { get; private set; }

    public DateTime? DueAt { get; private set; }

    /// <summary>Whoever set the time may move it; others who have the task may not.</summary>
    public Guid? DueSetBy { get; private set; }

    public IncidentTaskStatus Status { get; private set; }

    public DateTime GivenAt { get; private init; }

    public string GivenBy { get; private init; } = "";

    public DateTime? SettledAt { get; private set; }

    public string? SettledBy { get; private set; }

    /// <summary>The result, or why it was not needed, or why it was taken up again.</summary>
    public string? Note { get; private set; }

    /// <summary>Of the posting that brought it: posted again it is not given again.</summary>
    public Guid? Once { get; private init; }

    public bool IsOpen => Status == IncidentTaskStatus.Open;

    /// <summary>A line of the check-list of a step that was just reached.</summary>
    internal static IncidentTask Listed(Incident incident, string code, int round, Guid organisation, DateTime now, string by)
    {
        var task = new IncidentTask { IncidentId = incident.Id, Code = code, Round = round, OrganisationId = organisation, GivenAt = now, GivenBy = by };
        task.Record(new TaskListed(organisation, task.Id, code, round));
        return task;
    }

    internal static IncidentTask Given(Incident incident, string title, TaskHolder to, DateTime? due, Guid? setBy, DateTime now, string by, Guid? once)
    {
        var task = new IncidentTask { IncidentId = incident.Id, Round = 1, Title = title, OrganisationId = to.Organisation, GivenAt = now, GivenBy = by, Once = once };
        (task.AssignedAccountId, task.AssignedTo) = (to.Account, to.Name);
        task.Record(new TaskGiven(to.Organisation, task.Id, title, to.Account, to.Name));
        task.SetDue(due, setBy);
        return task;
    }

    /// <param name="to">Null: whoever has it keeps it.</param>
    /// <param name="due">Null: as it was.</param>
    /// <param name="setBy">Who sets the time.</param>
    /// <param name="reason">Why.</param>
    internal void HandOver(TaskHolder? to, DateTime? due, Guid? setBy, string? reason)
    {
        RefuseUnlessOpen();
        var (was, wasSetBy) = (DueAt, DueSetBy);
        if (to is { } holder && (holder.Organisation, holder.Account) != (OrganisationId, AssignedAccountId))
        {
            if (holder.Organisation != OrganisationId)
                ClearDue();
            (OrganisationId, AssignedAccountId, AssignedTo) = (holder.Organisation, holder.Account, holder.Name);
            RecordBecause(new TaskHandedOver(OrganisationId, Id, Code, Title, holder.Account, holder.Name), reason);
        }
        if (due is { } moved && moved != was)
        {
            // Another time is another clock, reminded anew; the one that ran stays on record.
            ClearDue();
            RecordBecause(new TaskTimeMoved(OrganisationId, Id, Code, Title, was, moved), reason);
            SetDue(moved, setBy);
        }
        else if (DueAt is null)
            SetDue(was, wasSetBy);
    }

    internal void Finish(string? result, DateTime now, string by)
    {
        Settle(nameof(Finish), result, now, by);
        RecordBecause(new TaskFinished(OrganisationId, Id, Code, Title), result);
    }

    internal void Drop(string reason, DateTime now, string by)
    {
        Settle(nameof(Drop), reason, now, by);
        ClearDue();
        RecordBecause(new TaskDropped(OrganisationId, Id, Code, Title), reason);
    }

    /// <param name="reason">Why it is not settled after all.</param>
    /// <param name="due">By when it is to be done now; the time it had is over.</param>
    /// <param name="setBy">Who sets the time.</param>
    internal void TakeUpAgain(string reason, DateTime? due, Guid? setBy)
    {
        Status = IncidentTaskMoves.All.Go(Status, nameof(TakeUpAgain));
        (SettledAt, SettledBy, Note) = (null, null, reason);
        (DueAt, DueSetBy) = (null, null);
        // What was finished before does not settle it now, had it a time then or not.
        Record(new TaskDueCleared(OrganisationId, Id));
        RecordBecause(new TaskTakenUpAgain(OrganisationId, Id, Code, Title), reason);
        SetDue(due, setBy);
    }

    private void Settle(string verb, string? note, DateTime now, string by)
    {
        Status = IncidentTaskMoves.All.Go(Status, verb);
        (SettledAt, SettledBy, Note) = (now, by, note);
    }

    private void RefuseUnlessOpen()
    {
        if (!IsOpen)
            throw new RuleBroken("task.settled");
    }

    private void SetDue(DateTime? due, Guid? setBy)
    {
        if (due is not { } at)
            return;
        (DueAt, DueSetBy) = (at, setBy);
        Record(new TaskDueSet(OrganisationId, Id, Moment.Write(at)));
    }

    private void ClearDue()
    {
        if (DueAt is null)
            return;
        (DueAt, DueSetBy) = (null, null);
        Record(new TaskDueCleared(OrganisationId, Id));
    }
}

/// <param name="Account">Null: the organisation, whoever is there.</param>
public readonly record struct TaskHolder(Guid Organisation, Guid? Account = null, string? Name = null);
