using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using UngCuu.Data.Providers;
using UngCuu.Shared;

namespace UngCuu.Data;

/// <summary>A row was changed and nothing was recorded: a fault of the code, never of the person.</summary>
public sealed class SilentChange(string entity) : InvalidOperationException($"{entity} was changed but no event was recorded.");

/// <summary>
/// Runs inside every save: turns what entities recorded into events, gives references, keeps the search words,
/// lets the duties follow, and writes a delivery for each subscriber.
/// </summary>
public sealed class EventLog(Clock clock, TimeProvider time, Author author, IEnumerable<IInTheSameSave> followers,
    IEnumerable<ISubscriber> subscribers, OutboxSignal signal, SavedNews news)
{
    private bool delivered;
    private bool anything;

    internal async Task Write(AppDb db, CancellationToken cancel)
    {
        db.ChangeTracker.DetectChanges();
        var now = clock.Now;
        var entries = db.ChangeTracker.Entries<Entity>().Where(IsOfInterest).ToList();
        await GiveReferences(db, entries, now, cancel);
        RefuseSilentChanges(entries);

        var happened = new List<Event>();
        foreach (var entry in entries)
        {
            if (entry.State == EntityState.Modified)
                entry.Property(e => e.Version).CurrentValue++;
            var changes = Differences.Of(entry);
            foreach (var recorded in entry.Entity.TakeFacts())
            {
                happened.Add(ToEvent(entry.Entity.Subject, entry.Entity, recorded, changes, now));
                changes = null; // the differences belong to the first fact of the save
            }
        }
        foreach (var (subject, fact) in db.LooseFacts)
            happened.Add(ToEvent(subject, item: null, fact, changes: null, now));
        db.LooseFacts.Clear();

        db.Events.AddRange(happened);
        anything |= happened.Count > 0;
        await KeepSearchWords(db, entries, cancel);
        foreach (var follower in followers)
            await follower.Follow(db, happened, cancel);
        AddDeliveries(db, happened);
    }

    internal void Committed()
    {
        if (delivered)
            signal.Ring();
        if (anything)
            news.Ring();
        delivered = anything = false;
    }

    private static bool IsOfInterest(EntityEntry<Entity> entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted || entry.Entity.HasFacts;

    private static void RefuseSilentChanges(List<EntityEntry<Entity>> entries)
    {
        var spokenFor = entries.Where(e => e.Entity.HasFacts).Select(e => e.Entity.Subject).ToHashSet();
        foreach (var entry in entries)
            if (!entry.Entity.HasFacts && !spokenFor.Contains(entry.Entity.Subject))
                throw new SilentChange(entry.Entity.GetType().Name);
    }

    private static async Task GiveReferences(AppDb db, List<EntityEntry<Entity>> entries, DateTime now, CancellationToken cancel)
    {
        foreach (var entry in entries)
            if (entry is { State: EntityState.Added, Entity: IReferenced { Reference: null } referenced })
            {
                var year = VietnamTime.Day(now).Year;
                var number = await db.Provider.NextNumber(db, referenced.ReferenceKind, year, cancel);
                referenced.Assign(References.Format(referenced.ReferenceKind, year, number));
            }
    }

    private Event ToEvent(Subject subject, Entity? item, RecordedFact recorded, string? changes, DateTime now)
    {
        var self = item is null || item.Id == subject.Id;
        return new Event
        {
            At = now,
            FactAt = recorded.FactAt is { } at ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)) : now, // as exact as the record time, whatever a program sent
            Proved = recorded.Proved,
            Name = recorded.Fact.GetType().Name,
            SubjectKind = subject.Kind,
            SubjectId = subject.Id,
            ItemKind = self ? null : item!.GetType().Name,
            ItemId = self ? null : item!.Id,
            AccountId = author.AccountId,
            PostId = author.PostId,
            OrganisationId = author.OrganisationId,
            Author = author.Name,
            OnBehalfOf = author.OnBehalfOf,
            Correlation = author.Correlation,
            Reason = recorded.Reason,
            Payload = FactJson.Write(recorded.Fact),
            Changes = changes,
        };
    }

    private static async Task KeepSearchWords(AppDb db, List<EntityEntry<Entity>> entries, CancellationToken cancel)
    {
        foreach (var entry in entries)
        {
            if (entry.Entity is not ISearchable searchable || entry.State is not (EntityState.Added or EntityState.Modified))
                continue;
            var kind = entry.Entity.GetType().Name;
            var words = SearchWords.ForIndex(searchable.SearchWords);
            var stands = entry.State == EntityState.Added
                ? null
                : await db.SearchEntries.FirstOrDefaultAsync(s => s.Kind == kind && s.SubjectId == entry.Entity.Id, cancel);
            if (stands is null)
                db.SearchEntries.Add(new SearchEntry { Kind = kind, SubjectId = entry.Entity.Id, Words = words });
            else if (stands.Words != words)
                stands.Words = words;
        }
    }

    private void AddDeliveries(AppDb db, List<Event> happened)
    {
        var due = time.GetUtcNow().UtcDateTime;
        foreach (var one in happened)
            foreach (var subscriber in subscribers.Where(s => s.Wants(one.Name)))
            {
                db.Deliveries.Add(new Delivery { Event = one, Subscriber = subscriber.Name, SubjectId = one.SubjectId, DueAt = due });
                delivered = true;
            }
    }
}
