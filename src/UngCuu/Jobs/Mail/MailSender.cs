using Microsoft.Extensions.Options;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Shared;

namespace UngCuu.Jobs.Mail;

/// <summary>Takes queued letters and hands them to the mail server: at least once, with the same Message-ID each time.</summary>
public sealed class MailSender : IDisposable
{
    private readonly WorkQueue<OutgoingMail> queue;
    private readonly IMailTransport transport;
    private readonly SemaphoreSlim one = new(1);

    public MailSender(IServiceScopeFactory scopes, TimeProvider time, WorkSettings settings, IMailTransport transport, IOptions<MailSettings> mail,
        FileStore files, Clock clock, ILogger<MailSender> log)
    {
        this.transport = transport;
        queue = new(scopes, time, settings, log)
        {
            Work = async (waiting, db, services, cancel) =>
            {
                services.GetRequiredService<Author>().ActAsSystem("mail");
                try
                {
                    using var letter = Letter.Compose(waiting, mail.Value, files);
                    await transport.Send(letter, cancel);
                    waiting.Sent(clock.Now);
                }
                catch (LetterRefused refused)
                {
                    waiting.Refuse(Redacted.Line(refused.Message));
                    db.Record(waiting.About, new MailRefused(waiting.Letter));
                    log.LogWarning("Letter {Letter} was refused: {Reason}", waiting.Letter, waiting.LastError);
                }
            },
            Measure = _ => Measures.Sending(transport.Name),
        };
    }

    /// <summary>Sends every letter that is due.</summary>
    /// <param name="stop">Keeps from taking another; one that is taken is finished.</param>
    public Task SendDue(CancellationToken stop) => Alone(async () =>
    {
        while (await queue.DoOne(stop))
            stop.ThrowIfCancellationRequested();
    });

    /// <summary>Sends everything that waits, without waiting for back-offs; what fails is tried once. For drills and tests.</summary>
    public Task Drain(CancellationToken cancel = default) => Alone(() => queue.Drain(cancel));

    public void Dispose() => one.Dispose();

    /// <summary>One conversation with the mail server at a time.</summary>
    private async Task Alone(Func<Task> send)
    {
        await one.WaitAsync();
        try
        {
            await send();
        }
        finally
        {
            await transport.Close();
            one.Release();
        }
    }
}
