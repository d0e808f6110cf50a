using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Rules;

namespace UngCuu.Features.Duties;

/// <summary>
/// Lets duties follow in the same save as the facts: reads all facts of the subject, computes its duties anew, writes the difference.
/// Saves about one subject wait for each other, so that each sees the facts of the one before.
/// </summary>
public sealed class DutiesInSave(DutyRules rules, RegistryCache registry) : IInTheSameSave
{
    /// <summary>Order of events not stored yet: after all that are.</summary>
    private const long Pending = 1L << 62;

    /// <summary>The kinds of event subject that have duties, and what rules call them.</summary>
    internal static readonly IReadOnlyDictionary<string, string> Subjects = new Dictionary<string, string>(StringComparer.Ordinal) { ["Incident"] = Vocabulary.Incident };

    public async Task Follow(AppDb db, IReadOnlyList<Event> happened, CancellationToken cancel)
    {
        var touched = happened
            .Where(e => Subjects.ContainsKey(e.SubjectKind) && rules.Hears(e.Name))
            .Select(e => new Subject(e.SubjectKind, e.SubjectId))
            .Distinct()
            .OrderBy(s => s.Id) // always in one order, so that two saves never wait for each other in a ring
            .ToList();
        foreach (var subject in touched)
        {
            await db.Provider.HoldSubject(db, subject.Id, cancel);
            await Recompute(db, subject, [.. happened.Where(e => e.SubjectId == subject.Id && e.SubjectKind == subject.Kind)], cancel);
        }
    }

    /// <summary>Nothing happened; the rules may have changed.</summary>
    internal async Task Renew(AppDb db, Subject subject, CancellationToken cancel)
    {
        await db.Provider.HoldSubject(db, subject.Id, cancel);
        await Recompute(db, subject, [], cancel);
    }

    private async Task Recompute(AppDb db, Subject subject, List<Event> pending, CancellationToken cancel)
    {
        var isNew = db.ChangeTracker.Entries<Entity>().Any(e => e.State == EntityState.Added && e.Entity.Id == subject.Id);
        var facts = (isNew ? [] : await StoredFacts(db, subject, rules, cancel))
            .Concat(pending.Where(e => rules.Hears(e.Name)).Select((e, i) => FactReader.Read(e, Pending + i)))
            .ToList();
        var heard = pending.FindAll(e => rules.Hears(e.Name));
        (long?, Event?) EventOf(Fact? fact) => fact is null ? (null, null) : fact.Order >= Pending ? (null, heard[(int)(fact.Order - Pending)]) : (fact.Order, null);

        var snapshot = await registry.Get(db, cancel);
        var computed = rules.Of(Subjects[subject.Kind], facts, o => OrganisationTraits.Of(snapshot, o)).ToDictionary(d => d.Key);

        var duties = db.Set<Duty>();
        foreach (var stale in db.ChangeTracker.Entries<Duty>().Where(e => e.Entity.SubjectId == subject.Id && e.State == EntityState.Unchanged).ToList())
            stale.State = EntityState.Detached; // read again below: another save may have moved it since
        foreach (var row in isNew ? [] : await duties.Where(d => d.SubjectId == subject.Id).ToListAsync(cancel))
            if (computed.Remove(row.Key, out var now))
            {
                row.Take(now, EventOf);
                row.NextNoticeAt = NoticeSteps.Next(rules.Book, row);
            }
            else
                duties.Remove(row);
        foreach (var added in computed.Values)
        {
            var row = Duty.Of(subject, added, EventOf);
            row.NextNoticeAt = NoticeSteps.Next(rules.Book, row);
            duties.Add(row);
        }
    }

    internal static async Task<List<Fact>> StoredFacts(AppDb db, Subject subject, DutyRules rules, CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking()
            .Where(e => e.SubjectId == subject.Id && e.SubjectKind == subject.Kind && rules.Heard.Contains(e.Name))
            .OrderBy(e => e.Id)
            .ToListAsync(cancel);
        return events.ConvertAll(e => FactReader.Read(e, e.Id));
    }
}

/// <summary>Which exemptions of the rules an organisation is in the way of.</summary>
internal static class OrganisationTraits
{
    public static IReadOnlyCollection<string> Of(RegistrySnapshot registry, Guid organisation) => registry.Find(organisation)?.Force switch
    {
        Force.Defence => ["defence"],
        Force.Police => ["police"],
        _ => [],
    };
}
