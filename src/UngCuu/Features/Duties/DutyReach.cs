using UngCuu.Security;

namespace UngCuu.Features.Duties;

/// <summary>
/// Who sees which duties in lists of duties: one's own, and the coordinating agency all. On the card of an incident its clocks are seen by whoever sees it;
/// a list must not tell of an incident that its reader may not know, so that those above see their tree's only through the incidents they see.
/// </summary>
public static class DutyReach
{
    extension(IQueryable<Duty> duties)
    {
        public IQueryable<Duty> VisibleTo(CurrentUser user)
        {
            if (!user.May(Permission.ReadDuties) || user.OrganisationId is not { } own)
                return duties.Where(_ => false);
            return user.Holds(Rules.Vocabulary.Coordinator) ? duties : duties.Where(d => d.OrganisationId == own);
        }
    }
}
