namespace UngCuu.Features.Duties;

/// <summary>Where a duty stands. Always derived, from what the duty holds and the time it is.</summary>
public enum DutyStatus
{
    NotStarted,
    Running,
    DueSoon,

    /// <summary>Somebody else's clock is running first.</summary>
    Waiting,

    Done,
    DoneLate,
    Overdue,
    NotApplicable,
    Waived,
}

/// <summary>What a status is derived from; the computed duty and the stored row alike.</summary>
public interface IHasDutyTimes
{
    DateTime Start { get; }

    /// <summary>From when on it counts as due soon.</summary>
    DateTime? SoonAt { get; }

    DateTime? Due { get; }

    DateTime? MetAt { get; }

    /// <summary>The moment by which timeliness is judged: <see cref="MetAt"/> where it is proved, else when it was recorded.</summary>
    DateTime? JudgedAt { get; }

    DateTime? EndedAt { get; }

    bool Waived { get; }

    bool Waiting { get; }
}

public static class DutyStatuses
{
    extension(IHasDutyTimes duty)
    {
        /// <summary>Up to and including the due moment it is on time: a day ends at 24:00.</summary>
        public bool OnTime => duty.Due is null || duty.JudgedAt <= duty.Due;

        public bool Open => duty is { MetAt: null, EndedAt: null, Waived: false };

        public DutyStatus StatusAt(DateTime now) => duty switch
        {
            { MetAt: not null } => duty.OnTime ? DutyStatus.Done : DutyStatus.DoneLate,
            { EndedAt: not null } => DutyStatus.NotApplicable,
            { Waived: true } => DutyStatus.Waived,
            { Waiting: true } => DutyStatus.Waiting,
            _ when now < duty.Start => DutyStatus.NotStarted,
            _ when now > duty.Due => DutyStatus.Overdue,
            _ when now >= duty.SoonAt => DutyStatus.DueSoon,
            _ => DutyStatus.Running,
        };
    }
}
