using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Jobs.Notices;

/// <summary>
/// A short notice behind the bell: something happened that this person, post or organisation should know. Worded in the reader's language when it is read.
/// </summary>
public sealed class Notice : IListed
{
    public Guid Id { get; private init; } = Ids.New();

    /// <summary>What sort of news, such as <c>incident.received</c>; with subject, step and recipient it stands once.</summary>
    public required string Kind { get; init; }

    public required Guid AboutId { get; init; }

    /// <summary>Tells repeated notices of one kind apart: "-1 day", "head".</summary>
    public string Step { get; init; } = "";

    /// <summary>Whose it is. One for a post or an organisation is read once by whoever of them comes first.</summary>
    public required Guid RecipientId { get; init; }

    public required NoticeTo To { get; init; }

    /// <summary>In an organisation, only for posts with this permission.</summary>
    public Permission? Needs { get; init; }

    /// <summary>Key of Texts.json; what it says must be fit for everybody it is addressed to: references, never contents.</summary>
    public required string TextKey { get; init; }

    /// <summary>Arguments of the text, see <see cref="NoticeArgs"/>.</summary>
    public string Args { get; init; } = "[]";

    /// <summary>The page it leads to, as a path of ours.</summary>
    public required string Link { get; init; }

    /// <summary>Domain time.</summary>
    public required DateTime CreatedAt { get; init; }

    public DateTime? ReadAt { get; private set; }

    /// <summary>Name of who read it, as it was that day.</summary>
    public string? ReadBy { get; private set; }

    public void Read(DateTime at, string by)
    {
        if (ReadAt is null)
            (ReadAt, ReadBy) = (at, by);
    }
}

public enum NoticeTo
{
    Account,
    Post,
    Organisation,
}

public static class NoticeSets
{
    extension(AppDb db)
    {
        public DbSet<Notice> Notices => db.Set<Notice>();

        /// <summary>Adds the notice to the save under way. False: this recipient had it before.</summary>
        public async Task<bool> Notify(Notice notice, CancellationToken cancel)
        {
            var notices = db.Set<Notice>();
            if (notices.Local.Any(n => IsSame(n, notice)))
                return false;
            if (await notices.AnyAsync(n => n.Kind == notice.Kind && n.AboutId == notice.AboutId && n.Step == notice.Step && n.RecipientId == notice.RecipientId, cancel))
                return false;
            notices.Add(notice);
            return true;
        }
    }

    private static bool IsSame(Notice a, Notice b) =>
        a.Kind == b.Kind && a.AboutId == b.AboutId && a.Step == b.Step && a.RecipientId == b.RecipientId;
}
