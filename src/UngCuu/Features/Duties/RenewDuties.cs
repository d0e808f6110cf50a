using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Duties;

/// <summary>
/// After an update of the product or of a profile's file the duties are worked out anew from the events, once: otherwise a new rule would reach an
/// incident with its next fact, and until then the rows would not be what a rebuild gives.
/// </summary>
public sealed class RenewDuties(AppDb db, RuleFiles files, DutyRules rules, RegistryCache registry, Clock clock)
{
    private const string Kept = "rules";
    private const int AtATime = 100;

    public async Task Run(CancellationToken cancel)
    {
        var stamp = Stamp();
        var edition = await db.Set<Edition>().SingleOrDefaultAsync(e => e.Name == Kept, cancel);
        if (edition?.Stamp == stamp)
            return;
        var kinds = DutiesInSave.Subjects.Keys.ToList();
        var subjects = await db.Events.Where(e => kinds.Contains(e.SubjectKind)).Select(e => new { e.SubjectKind, e.SubjectId })
            .Union(db.Duties.Select(d => new { d.SubjectKind, d.SubjectId })).OrderBy(s => s.SubjectId).ToListAsync(cancel);
        var follow = new DutiesInSave(rules, registry);
        foreach (var some in subjects.Chunk(AtATime))
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            foreach (var subject in some)
                await follow.Renew(db, new(subject.SubjectKind, subject.SubjectId), cancel);
            LeaveThePast();
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
        }
        db.ChangeTracker.Clear();
        if (edition is null)
            db.Add(new Edition { Name = Kept, Stamp = stamp });
        else
            (await db.Set<Edition>().SingleAsync(e => e.Name == Kept, cancel)).Stamp = stamp;
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Nobody is reminded of what a rule that came afterwards finds late.</summary>
    private void LeaveThePast()
    {
        foreach (var added in db.ChangeTracker.Entries<Duty>().Where(e => e.State == EntityState.Added).Select(e => e.Entity))
        {
            added.NoticesSent = [.. NoticeSteps.Left(rules.Book, added).Where(s => s.At <= clock.Now).Select(s => s.Name)];
            added.NextNoticeAt = NoticeSteps.Next(rules.Book, added);
        }
    }

    private Guid Stamp()
    {
        var all = string.Join('\n', files.Profiles.Append("holidays.csv").Select(files.Read));
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 16));
    }
}
