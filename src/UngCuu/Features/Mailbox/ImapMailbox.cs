using System.Runtime.CompilerServices;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using UngCuu.Documents.Files;

namespace UngCuu.Features.Mailbox;

/// <summary>A mailbox on an IMAP server, read and left as it is: people may read, mark and tidy it beside us.</summary>
internal sealed class ImapMailbox(MailboxSettings settings, FileSettings files, TimeProvider time) : IMailbox
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Servers search by day, in a time zone of their own.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromDays(2);

    public string Name => $"{settings.User}@{settings.Host}/{settings.Folder}";

    public async IAsyncEnumerable<WaitingMail> Waiting(MailboxPlace place, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var client = new ImapClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(settings.Host!, settings.Port, settings.SocketOptions, cancel);
        await client.AuthenticateAsync(settings.User!, settings.Password ?? "", cancel);
        var folder = settings.Folder.Equals("INBOX", StringComparison.OrdinalIgnoreCase) ? client.Inbox! : await client.GetFolderAsync(settings.Folder, cancel);
        await folder.OpenAsync(FolderAccess.ReadOnly, cancel);
        foreach (var few in (await Behind(folder, place, cancel)).Chunk(50))
            foreach (var found in (await folder.FetchAsync(few, MessageSummaryItems.UniqueId | MessageSummaryItems.Size | MessageSummaryItems.InternalDate, cancel)).OrderBy(m => m.UniqueId))
                if (await Read(folder, found, cancel) is { } letter)
                    yield return letter;
        await client.DisconnectAsync(quit: true, cancel);
    }

    private async Task<IList<UniqueId>> Behind(IMailFolder folder, MailboxPlace place, CancellationToken cancel)
    {
        if (place.Numbering == folder.UidValidity && place.Last > 0)
        {
            // "From here to the end" always names the last letter, also when it lies before.
            var found = await folder.SearchAsync(SearchQuery.Uids(new UniqueIdRange(new UniqueId((uint)place.Last + 1), UniqueId.MaxValue)), cancel);
            return [.. found.Where(u => u.Id > place.Last).Order()];
        }
        var since = place.ReadAt ?? time.GetUtcNow().UtcDateTime - TimeSpan.FromDays(settings.FirstDays);
        return [.. (await folder.SearchAsync(SearchQuery.DeliveredAfter((since - Around).Date), cancel)).Order()];
    }

    private async Task<WaitingMail?> Read(IMailFolder folder, IMessageSummary found, CancellationToken cancel)
    {
        try
        {
            var tooLarge = found.Size > files.Limit;
            using var raw = new MemoryStream();
            if (tooLarge)
                await (await folder.GetHeadersAsync(found.UniqueId, cancel)).WriteToAsync(raw, cancel);
            else
            {
                await using var content = await folder.GetStreamAsync(found.UniqueId, "", cancel);
                await content.CopyToAsync(raw, cancel);
            }
            return new(raw.ToArray(), found.InternalDate?.UtcDateTime, found.UniqueId.Id, folder.UidValidity, tooLarge);
        }
        catch (MessageNotFoundException)
        {
            return null; // somebody deleted it meanwhile
        }
    }
}
