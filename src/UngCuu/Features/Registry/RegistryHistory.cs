using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.History;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

internal sealed class OrganisationHistory(RegistrySource registry, CurrentUser user, Clock clock) : IHistoryOf
{
    public string Kind => nameof(Organisation);

    public Task<IQueryable<Guid>> Visible(AppDb db, CancellationToken cancel) =>
        Task.FromResult(db.Organisations.Where(_ => user.May(Permission.ReadRegistry)).Select(o => o.Id));

    public IQueryable<Guid> Called(AppDb db, string words) => db.Organisations.Matching(db, words).Select(o => o.Id);

    public async Task<IReadOnlyDictionary<Guid, HistorySubject>> Name(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var snapshot = await registry.Snapshot(cancel);
        return ids.ToDictionary(id => id, id => new HistorySubject(snapshot.NameOf(id, clock.Today, Texts.InEnglish), snapshot.LinkTo(id, clock.Today, clock.Today)?.Address));
    }
}

internal sealed class SystemHistory(RegistrySource registry, CurrentUser user, Clock clock) : IHistoryOf
{
    public string Kind => nameof(InformationSystem);

    public async Task<IQueryable<Guid>> Visible(AppDb db, CancellationToken cancel) =>
        db.InformationSystems.VisibleTo(user, await registry.Snapshot(cancel), clock.Today).Select(s => s.Id);

    public IQueryable<Guid> Called(AppDb db, string words) => db.InformationSystems.Matching(db, words).Select(s => s.Id);

    public async Task<IReadOnlyDictionary<Guid, HistorySubject>> Name(AppDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        await db.InformationSystems.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => new HistorySubject($"{s.Reference} · {s.Name}", $"/systems/{s.Reference}"), cancel);
}
