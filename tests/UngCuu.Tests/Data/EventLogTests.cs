using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Incidents;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Data;

[Trait("needs", "database")]
public class EventLogTests(TestServer server) : IClassFixture<TestServer>
{
    [Fact]
    public async Task A_save_writes_the_row_its_events_and_its_reference_together()
    {
        var id = await server.In(async (db, _) =>
        {
            var incident = Given.AnIncident();
            db.Incidents.Add(incident);
            await db.SaveChangesAsync();
            return incident.Id;
        });
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            var incident = await db.Incidents.SingleAsync(i => i.Id == id);
            Assert.Matches(@"^SC-\d{4}-\d{6}$", incident.Reference);
            var events = await db.Events.Where(e => e.SubjectId == id).OrderBy(e => e.Id).ToListAsync();
            Assert.Equal(["IncidentDetected", "IncidentRolesAssigned"], events.Select(e => e.Name));
            Assert.Equal(Given.Detected, events[0].FactAt);
            Assert.NotEqual(events[0].FactAt, events[0].At);
            Assert.Equal("Cổng thông tin điện tử", incident.System.Name);
        });
    }

    [Fact]
    public async Task A_change_that_records_nothing_is_refused()
    {
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            var incident = Given.AnIncident();
            db.Incidents.Add(incident);
            await db.SaveChangesAsync();
            incident.Title = "Đổi lặng lẽ";
            await Assert.ThrowsAsync<SilentChange>(() => db.SaveChangesAsync());
        });
    }

    [Fact]
    public async Task Others_are_told_of_a_save_when_they_can_read_it()
    {
        await server.In(async (AppDb db, IServiceProvider services) =>
        {
            using var told = new SavedNews(); // of this save alone
            await using var own = (AppDb)ActivatorUtilities.CreateInstance(services, db.GetType(), ActivatorUtilities.CreateInstance<EventLog>(services, told));
            await using var longer = await own.Database.BeginTransactionAsync();
            own.Incidents.Add(Given.AnIncident());
            await own.SaveChangesAsync();
            Assert.False(await told.Here.Wait(TimeSpan.Zero, default));
            await longer.CommitAsync();
            Assert.True(await told.Here.Wait(TimeSpan.Zero, default));
        });
    }

    [Fact]
    public async Task The_differences_of_a_save_name_field_old_and_new_value()
    {
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            var incident = Given.AnIncident();
            db.Incidents.Add(incident);
            await db.SaveChangesAsync();
            incident.Verify(null, "DEFACE");
            await db.SaveChangesAsync();
            var verified = await db.Events.SingleAsync(e => e.SubjectId == incident.Id && e.Name == nameof(IncidentVerified));
            var changes = JsonDocument.Parse(verified.Changes!).RootElement.EnumerateArray().ToDictionary(c => c.GetProperty("field").GetString()!);
            Assert.Equal("Received", changes["Status"].GetProperty("from").GetString());
            Assert.Equal("Verified", changes["Status"].GetProperty("to").GetString());
            Assert.Equal("DEFACE", changes["AttackType"].GetProperty("to").GetString());
        });
    }

    [Fact]
    public async Task References_have_no_gap_and_no_double_however_many_save_at_once()
    {
        var references = await Task.WhenAll(Enumerable.Range(0, 24).Select(n => server.In(async (db, _) =>
        {
            var incident = Given.AnIncident(drill: true);
            db.Incidents.Add(incident);
            if (n % 4 == 3)
            {
                // A save that fails gives its number back.
                db.Incidents.Add(Given.AnIncident(draft: incident.DraftId));
                await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
                return null;
            }
            await db.SaveChangesAsync();
            return incident.Reference;
        })));
        var numbers = references.OfType<string>().Select(r => int.Parse(r[^6..])).Order().ToList();
        Assert.Equal(Enumerable.Range(1, 18), numbers);
    }

    [Fact]
    public async Task Two_people_saving_the_same_version_is_a_conflict_and_the_first_stands()
    {
        var id = await server.In(async (db, _) =>
        {
            var incident = Given.AnIncident();
            db.Incidents.Add(incident);
            await db.SaveChangesAsync();
            return incident.Id;
        });
        await server.In(async (first, _) => await server.In(async (second, _) =>
        {
            var mine = await first.Incidents.SingleAsync(i => i.Id == id);
            var theirs = await second.Incidents.SingleAsync(i => i.Id == id);
            mine.Assign(null, null, "Ca sáng");
            theirs.Assign(null, null, "Ca chiều");
            await first.SaveChangesAsync();
            await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync());
        }));
        Assert.Equal("Ca sáng", await server.In((db, _) => db.Incidents.Where(i => i.Id == id).Select(i => i.AssignedTo).SingleAsync()));
    }

    [Theory]
    [InlineData("cong thong tin")]
    [InlineData("CỔNG THÔNG TIN")]
    [InlineData("203.0.113.7")]
    [InlineData("thay doi gia")]
    public async Task A_saved_row_is_found_at_once_with_or_without_marks(string typed)
    {
        var id = await server.In(async (db, _) =>
        {
            var incident = Given.AnIncident();
            db.Incidents.Add(incident);
            await db.SaveChangesAsync();
            return incident.Id;
        });
        Assert.True(await server.In((db, _) => db.Incidents.Matching(db, typed).AnyAsync(i => i.Id == id)));
    }

    [Theory]
    [InlineData("\" OR 1=1 --")]
    [InlineData("') | drop table")]
    [InlineData(":*&!")]
    [InlineData("không-có-chữ-này")]
    public async Task A_hostile_or_foreign_word_finds_nothing_and_breaks_nothing(string typed) =>
        Assert.False(await server.In((db, _) => db.Incidents.Matching(db, typed).AnyAsync()));
}
