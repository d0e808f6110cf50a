using UngCuu.Rules;
using UngCuu.Security;

namespace UngCuu.Features.Mailbox;

/// <summary>Letters to the published address are the coordinating agency's alone: what they say is not yet anybody's incident.</summary>
public static class ReceivedMailReach
{
    extension(IQueryable<ReceivedMail> mails)
    {
        public IQueryable<ReceivedMail> VisibleTo(CurrentUser user)
        {
            var may = user.May(Permission.HandleMail) && user.Holds(Vocabulary.Coordinator);
            return mails.Where(_ => may);
        }
    }
}
