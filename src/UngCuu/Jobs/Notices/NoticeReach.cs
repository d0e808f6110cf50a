using UngCuu.Security;

namespace UngCuu.Jobs.Notices;

public static class NoticeReach
{
    extension(IQueryable<Notice> notices)
    {
        /// <summary>Those of the person, of the post acted in and of its organisation.</summary>
        public IQueryable<Notice> Of(CurrentUser user)
        {
            List<Guid> mine = [.. new[] { user.AccountId, user.PostId, user.OrganisationId }.OfType<Guid>()];
            var may = user.Permissions.Select(p => (Permission?)p).ToList();
            return notices.Where(n => mine.Contains(n.RecipientId) && (n.Needs == null || may.Contains(n.Needs)));
        }
    }
}
