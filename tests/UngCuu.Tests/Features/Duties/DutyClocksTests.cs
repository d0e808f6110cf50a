using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Duties;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Duties;

[Trait("needs", "database")]
public class DutyClocksTests(TestServer server) : IClassFixture<TestServer>
{
    private readonly Guid @operator = Ids.New(), unit = Ids.New(), coordinator = Ids.New();

    private async Task<Incident> Worked()
    {
        server.Clock.MoveTo(Given.Detected.AddHours(1));
        return await server.In(async (db, _) =>
        {
            var (incident, report) = (Given.AnIncident(now: server.Clock.Now, roles: [("operator", @operator), ("unit", unit), ("coordinator", coordinator)]), Ids.New());
            incident.Recorded(new IncidentReceived(unit, @operator, report));
            incident.Recorded(new IncidentReceived(coordinator, @operator, report));
            db.Incidents.Add(incident);
            await db.SaveChangesAsync();
            server.Clock.MoveTo(Given.Detected.AddHours(1).AddMinutes(10));
            incident.Recorded(new IncidentAcknowledged(unit, report));
            incident.Recorded(new BeyondCapabilityFound(@operator));
            incident.Recorded(new ResponseEnded(@operator));
            await db.SaveChangesAsync();
            incident.Recorded(new ResponseResumed(@operator));
            await db.SaveChangesAsync();
            return incident;
        });
    }

    [Fact]
    public async Task What_runs_stands_first_then_what_is_done_then_what_does_not_apply()
    {
        var incident = await Worked();
        server.Clock.MoveTo(Given.Detected.AddHours(2));
        var views = await server.In((_, services) => services.GetRequiredService<DutyClocks>().Of(nameof(Incident), incident.Id));
        Assert.Equal(
            [("INC-1", DutyStatus.Overdue), ("INC-5", DutyStatus.Running), ("INC-2", DutyStatus.Running), ("INC-1", DutyStatus.Done), ("INC-7", DutyStatus.NotApplicable), ("INC-8", DutyStatus.NotApplicable)],
            views.Where(v => v.Rule.Id is not ("INC-4" or "INC-9")).Select(v => (v.Rule.Id, v.Status)));
        Assert.Equal("Không còn áp dụng: việc ứng phó được tiếp tục.", views.First(v => v.Rule.Id == "INC-7").Why);
        Assert.InRange(views.First(v => v.Rule.Id == "INC-2").GoneAt(server.Clock.Now)!.Value, 0.01, 0.02);
    }

    [Fact]
    public async Task The_card_of_the_incident_shows_each_clock_with_its_article()
    {
        var incident = await Worked();
        using var browser = await server.SignInAs(PostRole.SpecialisedUnit, unit);
        var card = await browser.Get($"/incidents/{incident.Reference}");
        var clock = card.One("#clocks li[data-rule='INC-5']");
        Assert.Contains("TT 20/2017, Điều 9 khoản 2 điểm b", clock.TextContent, StringComparison.Ordinal);
        Assert.NotNull(clock.QuerySelector("time"));
        Assert.Equal("Done", card.One("#clocks li[data-rule='INC-1'][data-status='Done']").GetAttribute("data-status"));
    }

    [Fact]
    public async Task Lists_of_duties_show_ones_own_and_the_coordinator_all()
    {
        var incident = await Worked();
        async Task<List<Guid>> Seen(Guid organisation, params string[] roles) => await server.In((db, _) =>
        {
            var user = new CurrentUser();
            user.SignedIn(Ids.New(), "Người thử");
            user.ActsIn(Ids.New(), PostRole.SpecialisedUnit, organisation, roles);
            return db.Duties.VisibleTo(user).Where(d => d.SubjectId == incident.Id).Select(d => d.OrganisationId).Distinct().ToListAsync();
        });
        Assert.Equal([unit], await Seen(unit));
        Assert.Empty(await Seen(Ids.New()));
        Assert.Equal(3, (await Seen(coordinator, "coordinator")).Count);
        Assert.Empty(await server.In((db, _) => db.Duties.VisibleTo(new CurrentUser()).ToListAsync()));
    }
}
