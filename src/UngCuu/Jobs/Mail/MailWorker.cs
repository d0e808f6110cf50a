namespace UngCuu.Jobs.Mail;

internal sealed class MailWorker(MailSender sender, MailSignal signal, WorkSettings settings, ILogger<MailWorker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.Run(async stop =>
    {
        await sender.SendDue(stop);
        return false;
    }, signal, settings.Poll, log, stoppingToken);
}
