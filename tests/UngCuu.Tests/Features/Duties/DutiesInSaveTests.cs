using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Features.Incidents;
using UngCuu.Rules;
using UngCuu.Shared;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Duties;

[Trait("needs", "database")]
public class DutiesInSaveTests(TestServer server) : IClassFixture<TestServer>
{
    private readonly Guid @operator = Ids.New(), owner = Ids.New(), unit = Ids.New(), coordinator = Ids.New();

    private (string, Guid)[] Roles => [("operator", @operator), ("owner", owner), ("unit", unit), ("coordinator", coordinator)];

    private async Task<Guid> Registered(bool drill = false) => await server.In(async (db, _) =>
    {
        var incident = Given.AnIncident(drill: drill, roles: Roles);
        db.Incidents.Add(incident);
        await db.SaveChangesAsync();
        return incident.Id;
    });

    private Task Then(Guid id, params (object Fact, DateTime? At, bool Proved)[] facts) => server.In(async (AppDb db, IServiceProvider _) =>
    {
        var incident = await db.Incidents.SingleAsync(i => i.Id == id);
        foreach (var (fact, at, proved) in facts)
            incident.Recorded(fact, at, proved);
        await db.SaveChangesAsync();
    });

    private Task<List<Duty>> Duties(Guid id) => server.In((db, _) =>
        db.Duties.AsNoTracking().Include(d => d.StartedBy).Include(d => d.MetBy).Where(d => d.SubjectId == id).OrderBy(d => d.Rule).ThenBy(d => d.OrganisationId).ToListAsync());

    private async Task NothingToFind(params Guid[] incidents) => await server.In(async (AppDb _, IServiceProvider services) =>
    {
        var found = await services.GetRequiredService<CheckDuties>().Run(seed: incidents.Length);
        Assert.DoesNotContain(found.Differences, d => incidents.Contains(d.SubjectId));
    });

    [Fact]
    public async Task The_clock_stands_the_moment_the_fact_is_saved()
    {
        var id = await Registered();
        var duty = Assert.Single(await Duties(id));
        Assert.Equal(("Incident", "vn-2017", "INC-2", @operator, "operator"), (duty.SubjectKind, duty.Profile, duty.Rule, duty.OrganisationId, duty.Role));
        Assert.Equal((Given.Detected, Given.Detected.AddDays(5), Given.Detected.AddDays(5)), (duty.Start, duty.Due!.Value, duty.SortedAt));
        Assert.Equal(nameof(IncidentDetected), duty.StartedBy!.Name);
        Assert.Equal(Given.Detected.AddDays(4), duty.NextNoticeAt);
        Assert.Equal(new[] { owner, unit, coordinator }.Order(), duty.StillToTell.Order());
        await NothingToFind(id);
    }

    [Fact]
    public async Task What_meets_it_is_linked_and_no_reminder_is_left()
    {
        var id = await Registered();
        var report = Ids.New();
        await Then(id,
            (new IncidentNotified(@operator, [owner, unit, coordinator], report, Result: false), null, false),
            (new IncidentReceived(unit, @operator, report), null, false),
            (new IncidentReceived(coordinator, @operator, report), null, false));
        var duties = await Duties(id);
        Assert.Equal(["INC-1", "INC-1", "INC-2", "INC-9", "INC-9"], duties.Select(d => d.Rule));
        Assert.Equal((nameof(IncidentNotified), false, null), (duties[2].MetBy!.Name, duties[2].IsOpen, duties[2].NextNoticeAt));
        Assert.All(duties[..2], d => Assert.Equal(report.ToString(), d.Occurrence));
        await Then(id, (new IncidentAcknowledged(unit, report), null, false));
        Assert.Equal([(coordinator, true), (unit, false)], (await Duties(id)).Where(d => d.Rule == "INC-1").OrderByDescending(d => d.IsOpen).Select(d => (d.OrganisationId, d.IsOpen)));
        await NothingToFind(id);
    }

    [Fact]
    public async Task A_corrected_start_moves_the_row_and_keeps_what_it_replaced()
    {
        var id = await Registered();
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            var incident = await db.Incidents.SingleAsync(i => i.Id == id);
            incident.CorrectDetection(Given.Detected.AddDays(-2), "Nhật ký cho thấy sớm hơn", Given.Detected.AddDays(1));
            await db.SaveChangesAsync();
        });
        var duty = Assert.Single(await Duties(id));
        Assert.Equal(Given.Detected.AddDays(3), duty.Due);
        Assert.Equal([Given.Detected.AddDays(5)], duty.Earlier.Select(e => e.Due!.Value));
        await NothingToFind(id);
    }

    [Fact]
    public async Task A_whole_walk_stands_as_a_rebuild_in_shuffled_order_would_have_it()
    {
        var (id, report) = (await Registered(), Ids.New());
        await Then(id, (new IncidentNotified(@operator, [owner, unit, coordinator], report, Result: false), null, false), (new IncidentReceived(unit, @operator, report), null, false));
        await Then(id, (new IncidentAcknowledged(unit, report), null, true), (new SeriousnessJudged(@operator, Serious: true, PublicHarm: false), null, false));
        await Then(id, (new BeyondCapabilityFound(@operator), null, false));
        await Then(id, (new InitialReportSent(@operator, [owner, unit, coordinator], report), null, false));
        await Then(id, (new ResponseEnded(@operator), null, false));
        await Then(id, (new ResponseResumed(@operator), null, false));
        await Then(id, (new ResponseEnded(@operator), null, false));
        await Then(id, (new CompletionReportSent(@operator, [owner, coordinator], report), null, false));
        await Then(id, (new IncidentClosed(coordinator), null, false));
        Assert.Equal(["INC-1", "INC-2", "INC-5", "INC-7", "INC-7#2", "INC-8", "INC-8#2", "INC-9"],
            (await Duties(id)).Select(d => d.Rule + (d.Occurrence.StartsWith('#') ? d.Occurrence : "")).Order(StringComparer.Ordinal));
        Assert.All(await Duties(id), d => Assert.False(d.IsOpen));
        await NothingToFind(id);
    }

    [Fact]
    public async Task A_row_that_was_tampered_with_is_found()
    {
        var (moved, lost) = (await Registered(), await Registered());
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            await db.Duties.Where(d => d.SubjectId == moved).ExecuteUpdateAsync(s => s.SetProperty(d => d.Due, Given.Detected.AddDays(50)));
            await db.Duties.Where(d => d.SubjectId == lost).ExecuteDeleteAsync();
        });
        var differences = await server.In(async (_, services) => (await services.GetRequiredService<CheckDuties>().Run()).Differences.Where(d => d.SubjectId == moved || d.SubjectId == lost).ToList());
        Assert.Equal([(moved, "due"), (lost, "row")], differences.Select(d => (d.SubjectId, d.Field)).OrderBy(d => d.Field, StringComparer.Ordinal));
        Assert.Contains("INC-2", differences[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Saves_at_the_same_moment_see_each_other()
    {
        var id = await Registered();
        Guid[] reports = [.. Enumerable.Range(0, 6).Select(_ => Ids.New())];
        await Task.WhenAll(reports.Select(r => Then(id, (new IncidentReceived(unit, @operator, r), null, false))));
        await Task.WhenAll(
            Then(id, (new IncidentNotified(@operator, [owner], reports[0], Result: true), null, false)),
            Then(id, (new IncidentNotified(@operator, [unit], reports[0], Result: true), null, false)),
            Then(id, (new IncidentNotified(@operator, [coordinator], reports[0], Result: true), null, false)));
        Assert.Equal(6, (await Duties(id)).Count(d => d.Rule == "INC-1"));
        Assert.False((await Duties(id)).Single(d => d.Rule == "INC-2").IsOpen);
        await NothingToFind(id);
    }

    [Fact]
    public async Task Two_saves_of_one_request_agree_with_the_saves_of_others_in_between() =>
        await server.In(async (first, _) =>
        {
            var incident = Given.AnIncident(roles: Roles);
            first.Incidents.Add(incident);
            await first.SaveChangesAsync();
            await Then(incident.Id, (new IncidentNotified(@operator, [owner, unit, coordinator], Ids.New(), Result: true), null, false));
            incident.Recorded(new BeyondCapabilityFound(@operator));
            await first.SaveChangesAsync();
            Assert.False((await Duties(incident.Id)).Single(d => d.Rule == "INC-2").IsOpen);
            await NothingToFind(incident.Id);
        });

    [Fact]
    public async Task Facts_saved_together_keep_the_order_they_were_recorded_in()
    {
        var id = await Registered();
        object[] facts = [.. Enumerable.Range(0, 40).Select(i => (object)(i % 2 == 0 ? new ResponseEnded(null) : new ResponseResumed(null)))];
        await Then(id, [.. facts.Select(f => (f, (DateTime?)null, false))]);
        var stored = await server.In((db, _) => db.Events.Where(e => e.SubjectId == id).OrderBy(e => e.Id).Select(e => e.Name).ToListAsync());
        Assert.Equal(facts.Select(f => f.GetType().Name), stored.Skip(2));
        await NothingToFind(id);
    }

    [Fact]
    public async Task What_no_rule_speaks_of_touches_no_duty()
    {
        var rules = server.Services.GetRequiredService<DutyRules>();
        Assert.False(rules.Hears(nameof(NoteAdded)));
        Assert.True(rules.Hears(nameof(IncidentDetected)));
        Assert.All(rules.Heard, f => Assert.Contains(f, FactNames.All.Keys, StringComparer.Ordinal));
        var id = await Registered(drill: true);
        Assert.All(await Duties(id), d => Assert.Equal("condition:drill", d.EndReason));
    }
}
