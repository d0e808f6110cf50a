using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;

namespace UngCuu.Features.Duties;

/// <summary>One duty that does not stand as the events say it must.</summary>
public sealed record DutyDifference(string SubjectKind, Guid SubjectId, DutyKey Key, string Field, string Stands, string ShouldBe)
{
    public override string ToString() =>
        $"{SubjectKind} {SubjectId}: {Key.Profile} {Key.Rule} {Key.Organisation} '{Key.Occurrence}': {Field} stands {Stands}, should be {ShouldBe}";
}

/// <summary>Rebuilds every duty from the events alone, handed over in shuffled order, and compares with the rows that stand.</summary>
public sealed class CheckDuties(AppDb db, DutyRules rules, RegistrySource registry)
{
    public sealed record Progress(int Subjects, int Duties, IReadOnlyList<DutyDifference> Differences);

    /// <param name="seed">Of the shuffling, so that a difference can be looked for again.</param>
    /// <param name="cancel">Stops the check.</param>
    public async Task<Progress> Run(int seed = 0, CancellationToken cancel = default)
    {
        var (subjects, duties, differences) = (0, 0, new List<DutyDifference>());
        foreach (var subject in await Subjects(cancel))
        {
            subjects++;
            var stands = await db.Duties.AsNoTracking().Where(d => d.SubjectId == subject.Id).ToListAsync(cancel);
            duties += stands.Count;
            differences.AddRange(await Compare(subject, stands, seed, cancel));
        }
        return new(subjects, duties, differences);
    }

    private async Task<IEnumerable<DutyDifference>> Compare(Subject subject, List<Duty> stands, int seed, CancellationToken cancel)
    {
        var facts = (await DutiesInSave.StoredFacts(db, subject, rules, cancel)).ToArray();
        new Random(seed).Shuffle(facts);
        var snapshot = await registry.Snapshot(cancel);
        var rebuilt = new Dictionary<DutyKey, Duty>();
        if (DutiesInSave.Subjects.TryGetValue(subject.Kind, out var kind))
            foreach (var computed in rules.Of(kind, facts, o => OrganisationTraits.Of(snapshot, o)))
                rebuilt.Add(computed.Key, Duty.Of(subject, computed, f => (f?.Order, null)));
        return stands.Where(d => !rebuilt.ContainsKey(d.Key)).Select(d => new DutyDifference(subject.Kind, subject.Id, d.Key, "row", "there", "not there"))
            .Concat(rebuilt.Values.SelectMany(r => stands.Find(s => s.Key == r.Key) is { } s
                ? Fields(s).Zip(Fields(r)).Where(p => p.First.Value != p.Second.Value)
                    .Select(p => new DutyDifference(subject.Kind, subject.Id, r.Key, p.First.Name, p.First.Value, p.Second.Value))
                : [new DutyDifference(subject.Kind, subject.Id, r.Key, "row", "not there", "there")]));
    }

    private static IEnumerable<(string Name, string Value)> Fields(Duty duty)
    {
        yield return ("role", duty.Role);
        yield return ("start", Show(duty.Start));
        yield return ("soon", Show(duty.SoonAt));
        yield return ("due", Show(duty.Due));
        yield return ("met", Show(duty.MetAt));
        yield return ("judged", Show(duty.JudgedAt));
        yield return ("ended", Show(duty.EndedAt));
        yield return ("reason", duty.EndReason ?? "–");
        yield return ("waived", duty.Waived ? "yes" : "no");
        yield return ("waits for", duty.WaitsFor ?? "–");
        yield return ("open", duty.IsOpen ? "yes" : "no");
        yield return ("started by", Show(duty.StartedById));
        yield return ("met by", Show(duty.MetById));
        yield return ("waived by", Show(duty.WaivedById));
        yield return ("covered by", duty.CoveredBy?.ToString() ?? "–");
        yield return ("still to tell", string.Join(' ', duty.StillToTell));
        yield return ("covers", string.Join(' ', duty.Covers));
        yield return ("earlier", string.Join(' ', duty.Earlier.Select(e => $"{Show(e.Start)}/{Show(e.Due)}/{Show(e.SetAt)}")));
    }

    private static string Show(DateTime? moment) => moment?.ToString("O", CultureInfo.InvariantCulture) ?? "–";

    private static string Show(long? id) => id?.ToString(CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Every subject with facts or with rows, so that rows without any fact are found too.</summary>
    private async Task<IEnumerable<Subject>> Subjects(CancellationToken cancel)
    {
        var kinds = DutiesInSave.Subjects.Keys.ToList();
        var all = await db.Events.Where(e => kinds.Contains(e.SubjectKind)).Select(e => new { e.SubjectKind, e.SubjectId })
            .Union(db.Duties.Select(d => new { d.SubjectKind, d.SubjectId }))
            .ToListAsync(cancel);
        return all.Select(s => new Subject(s.SubjectKind, s.SubjectId));
    }
}
