using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.History;
using UngCuu.Security;

namespace UngCuu.Features.Incidents;

internal sealed class IncidentHistory(CurrentUser user) : IHistoryOf
{
    public string Kind => nameof(Incident);

    public Task<IQueryable<Guid>> Visible(AppDb db, CancellationToken cancel) => Task.FromResult(db.Incidents.VisibleTo(user).Select(i => i.Id));

    public IQueryable<Guid> Called(AppDb db, string words) => db.Incidents.Matching(db, words).Select(i => i.Id);

    public async Task<IReadOnlyDictionary<Guid, HistorySubject>> Name(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        await db.Incidents.AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, i => new HistorySubject($"{i.Reference} · {i.Title}", $"/incidents/{i.Reference}", i.Secret ? NoteReading.Secret : null), cancel);
}
