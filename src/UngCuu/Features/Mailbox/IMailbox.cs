namespace UngCuu.Features.Mailbox;

/// <param name="Raw">The letter as it lies there.</param>
/// <param name="ArrivedAt">When the mail server took it in; none: now.</param>
/// <param name="Number">Its place in the mailbox, where that numbers its letters.</param>
/// <param name="HeadersOnly">The rest is too large.</param>
public sealed record WaitingMail(byte[] Raw, DateTime? ArrivedAt, long? Number = null, long Numbering = 0, bool HeadersOnly = false)
{
    /// <summary>Reading it failed: it is kept whole, and nothing of it shown.</summary>
    public bool Unreadable { get; init; }

    /// <summary>The letter is on the register; where the mailbox keeps no places, it is taken out. Null: it was known.</summary>
    public Action<ReceivedMail?>? Kept { get; init; }
}

/// <summary>The way in for letters.</summary>
public interface IMailbox
{
    /// <summary>Stored with the place up to which it was read: never rename.</summary>
    string Name { get; }

    /// <summary>Those behind the place, oldest first.</summary>
    IAsyncEnumerable<WaitingMail> Waiting(MailboxPlace place, CancellationToken cancel);
}

/// <summary>Letters as files (.eml), each put there whole: written under another name and renamed. For evaluation, drills and offline sites.</summary>
internal sealed class MailboxFolder(string folder, long limit) : IMailbox
{
    public string Name => "folder";

    public async IAsyncEnumerable<WaitingMail> Waiting(MailboxPlace place, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
            yield break;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.eml").OrderBy(f => f.Name, StringComparer.Ordinal).ToList())
        {
            if (file.Length > limit)
            {
                File.Move(file.FullName, file.FullName + ".too-large", overwrite: true);
                continue;
            }
            yield return new(await File.ReadAllBytesAsync(file.FullName, cancel), ArrivedAt: null) { Kept = mail => TakeOut(file.FullName, mail) };
        }
    }

    /// <summary>Of a letter that may not be kept this was the only copy: what becomes of it is for whoever answers for it.</summary>
    private static void TakeOut(string file, ReceivedMail? mail)
    {
        if (mail?.WhySetAside == SetAsideWhy.Secret)
            File.Move(file, file + ".refused", overwrite: true);
        else
            File.Delete(file);
    }
}
