using UngCuu.Shared;
using static UngCuu.Features.Mailbox.MailStatus;

namespace UngCuu.Features.Mailbox;

public enum MailStatus
{
    Waiting,

    /// <summary>It became a report, of a new incident or of one on the register.</summary>
    TakenUp,

    /// <summary>Kept with an incident as correspondence.</summary>
    WithIncident,

    SetAside,
}

public static class MailMoves
{
    public static readonly Moves<MailStatus> All = new()
    {
        { Waiting, nameof(ReceivedMail.TakeUp), TakenUp },
        { Waiting, nameof(ReceivedMail.PutWith), WithIncident },
        { Waiting, nameof(ReceivedMail.SetAside), SetAside },
        { WithIncident, nameof(ReceivedMail.TakeUp), TakenUp },
        { WithIncident, nameof(ReceivedMail.Restore), Waiting },
        { SetAside, nameof(ReceivedMail.Restore), Waiting },
    };
}
