using UngCuu.Data;
using UngCuu.Features.Live;
using UngCuu.Security;

namespace UngCuu.Features.Incidents;

internal sealed class LiveIncidents : ILiveThing
{
    public string Kind => nameof(Incident);

    public IQueryable<Guid> VisibleTo(CurrentUser user, AppDb db) => db.Incidents.VisibleTo(user).Select(i => i.Id);
}
