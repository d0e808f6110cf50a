using UngCuu.Data;
using UngCuu.Data.Providers;
using UngCuu.Jobs;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Mailbox;

/// <summary>Takes in what lies in the mailbox, letter by letter, each in a save of its own. Two workers at it at once take in each letter once.</summary>
public sealed class FetchMail(IServiceScopeFactory scopes, IMailbox mailbox, Clock clock, ILogger<FetchMail> log) : IDisposable
{
    private static readonly TimeSpan NowAndThen = TimeSpan.FromHours(1);

    private readonly SemaphoreSlim one = new(1);

    /// <returns>How many letters came in.</returns>
    public async Task<int> Run(CancellationToken cancel)
    {
        await one.WaitAsync(cancel);
        try
        {
            var came = 0;
            await foreach (var waiting in mailbox.Waiting(await Place(cancel), cancel))
            {
                var mail = await Keep(waiting, cancel);
                if (mail is not null)
                    came++;
                waiting.Kept?.Invoke(mail);
            }
            await Note(came > 0, cancel);
            return came;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    /// <summary>A letter that cannot be read as it should is kept as it came, and never stops those behind it; only trouble with the database or the disk does.</summary>
    private async Task<ReceivedMail?> Keep(WaitingMail waiting, CancellationToken cancel)
    {
        try
        {
            await using var scope = Scope();
            return await scope.ServiceProvider.GetRequiredService<KeepMail>().Run(waiting, mailbox.Name, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException && Troubles.Of(e) == Trouble.None)
        {
            log.LogError("A letter is kept unread: {Error}", Redacted.Of(e));
            await using var again = Scope();
            return await again.ServiceProvider.GetRequiredService<KeepMail>().Run(waiting with { Unreadable = true }, mailbox.Name, cancel);
        }
    }

    private async Task<MailboxPlace> Place(CancellationToken cancel)
    {
        await using var scope = Scope();
        return await scope.ServiceProvider.GetRequiredService<AppDb>().MailboxPlaces.FindAsync([mailbox.Name], cancel) ?? new MailboxPlace { Mailbox = mailbox.Name };
    }

    /// <summary>Now and then is often enough: it only says how far back to look should the letters be numbered anew.</summary>
    private async Task Note(bool came, CancellationToken cancel)
    {
        await using var scope = Scope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.MailboxPlaces.FindAsync([mailbox.Name], cancel) is not { } place)
            db.MailboxPlaces.Add(place = new MailboxPlace { Mailbox = mailbox.Name });
        if (!came && place.ReadAt > clock.Now - NowAndThen)
            return;
        place.ReadToItsEnd(clock.Now);
        await db.SaveChangesAsync(cancel);
    }

    private AsyncServiceScope Scope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Author>().ActAsSystem("mailbox");
        return scope;
    }
}

/// <summary>Wakes the reading of the mailbox in this process.</summary>
public sealed class MailboxSignal : Bell;

internal sealed class MailboxWorker(FetchMail fetch, Opening opening, MailboxSignal signal, Microsoft.Extensions.Options.IOptions<MailboxSettings> settings, ILogger<MailboxWorker> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Rounds.Run(async stop =>
    {
        await opening.Finished(stop);
        await fetch.Run(stop);
        return false;
    }, signal, TimeSpan.FromSeconds(settings.Value.Seconds), log, stoppingToken);
}
