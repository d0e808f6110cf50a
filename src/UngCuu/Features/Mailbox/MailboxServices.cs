using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Features.History;
using UngCuu.Features.Live;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Mailbox;

public static class MailboxServices
{
    public static void AddMailbox(this IServiceCollection services, ServerSettings settings)
    {
        services.AddOptions<MailboxSettings>().BindConfiguration(MailboxSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<MailboxSignal>();
        services.AddSingleton<IMailbox>(s => s.GetRequiredService<IOptions<MailboxSettings>>().Value is { Host.Length: > 0 } imap
            ? new ImapMailbox(imap, s.GetRequiredService<FileSettings>(), s.GetRequiredService<TimeProvider>())
            : new MailboxFolder(Path.Combine(settings.DataFolder, "mail-in"), s.GetRequiredService<FileSettings>().Limit));
        services.AddSingleton(s => new LetterSignature(s.GetRequiredService<IOptions<MailboxSettings>>().Value));
        services.AddSingleton<FetchMail>();
        services.AddScoped<KeepMail>();
        services.AddScoped<MailThreads>();
        services.AddScoped<SortMail>();
        services.AddScoped<ListMail>();
        services.AddScoped<IOwnFiles, MailboxFilesOwned>();
        services.AddScoped<IHistoryOf, MailHistory>();
        services.AddScoped<ILiveThing, LiveMail>();
        services.AddScoped<ISubscriber, WhenMailReceived>();
        services.AddScoped<ISubscriber, WhenMailComes>();
        if (settings.WorksToo)
            services.AddHostedService<MailboxWorker>();
    }
}

/// <summary>Whole letters and what they brought.</summary>
internal sealed class MailboxFilesOwned : IOwnFiles
{
    public async Task<IReadOnlyList<Guid>> Owned(AppDb db, IReadOnlyCollection<Guid> files, CancellationToken cancel) =>
        await Pointed(db).Where(f => files.Contains(f)).ToListAsync(cancel);

    public IAsyncEnumerable<Guid> All(AppDb db) => Pointed(db).AsAsyncEnumerable();

    private static IQueryable<Guid> Pointed(AppDb db) => db.ReceivedMails.Where(m => m.StoredAs != null).Select(m => m.StoredAs!.Value).Union(db.Set<MailFile>().Select(f => f.StoredAs));
}

internal sealed class LiveMail : ILiveThing
{
    public string Kind => nameof(ReceivedMail);

    public IQueryable<Guid> VisibleTo(CurrentUser user, AppDb db) => db.ReceivedMails.VisibleTo(user).Select(m => m.Id);
}

internal sealed class MailHistory(CurrentUser user) : IHistoryOf
{
    public string Kind => nameof(ReceivedMail);

    public Task<IQueryable<Guid>> Visible(AppDb db, CancellationToken cancel) => Task.FromResult(db.ReceivedMails.VisibleTo(user).Select(m => m.Id));

    public IQueryable<Guid> Called(AppDb db, string words) => db.ReceivedMails.Matching(db, words).Select(m => m.Id);

    public async Task<IReadOnlyDictionary<Guid, HistorySubject>> Name(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        await db.ReceivedMails.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, m => new HistorySubject($"{m.Reference} · {m.From}", $"/mail-received/{m.Reference}"), cancel);
}
