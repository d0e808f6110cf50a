using UngCuu.Jobs.Mail;

namespace UngCuu.Jobs;

/// <summary>Everything that waits to be done in the background: deliveries and letters.</summary>
public sealed class Backlog(Outbox outbox, MailSender mail)
{
    /// <summary>Does all of it now, without waiting for back-offs; what fails is tried once. For drills and tests.</summary>
    public async Task Clear(CancellationToken cancel = default)
    {
        await outbox.Drain(cancel);
        await mail.Drain(cancel);
        await outbox.Drain(cancel); // a refused letter is an event too
    }
}
