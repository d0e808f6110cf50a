using Microsoft.EntityFrameworkCore;
using UngCuu.Security;

namespace UngCuu.Jobs.Notices;

public static class NoticeReach
{
    /// <summary>The bell counts no further.</summary>
    private const int Most = 100;

    extension(IQueryable<Notice> notices)
    {
        /// <summary>Those of the person, of the post acted in and of its organisation.</summary>
        public IQueryable<Notice> Of(CurrentUser user)
        {
            List<Guid> mine = [.. new[] { user.AccountId, user.PostId, user.OrganisationId }.OfType<Guid>()];
            var may = user.Permissions.Select(p => (Permission?)p).ToList();
            return notices.Where(n => mine.Contains(n.RecipientId) && (n.Needs == null || may.Contains(n.Needs)));
        }

        /// <summary>The figure on the bell, up to a hundred.</summary>
        public Task<int> Unread(CurrentUser user, CancellationToken cancel) =>
            notices.Of(user).Where(n => n.ReadAt == null).Take(Most).CountAsync(cancel);

        public Task ReadAll(DateTime at, string by, CancellationToken cancel) =>
            notices.Where(n => n.ReadAt == null).ExecuteUpdateAsync(s => s.SetProperty(n => n.ReadAt, at).SetProperty(n => n.ReadBy, by), cancel);
    }
}
