using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Duties;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Tests.Features.Incidents;

[Trait("needs", "database")]
public class SameIncidentTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    [Fact]
    public async Task A_public_report_of_a_known_incident_is_recorded_as_the_same_and_nobody_loses_anything()
    {
        var (kept, _) = await nation.Report();
        var (other, follow) = await nation.ReportPublicly(reporter: "Bà Hàng Xóm");
        using var officer = await nation.AsOfficer();

        var done = await officer.Do(other, "same", ("Form.SameAs", kept), ("Form.Reason", "Cùng trang, cùng giờ"));
        Assert.Contains(kept, done.One("#same-as").TextContent, StringComparison.Ordinal);
        var card = await officer.Get($"/incidents/{kept}");
        Assert.Contains(other, card.One("#joined").TextContent, StringComparison.Ordinal);
        Assert.Contains("Bà Hàng Xóm", card.Text, StringComparison.Ordinal);
        var paper = card.Html.QuerySelectorAll("a[href*='/reports/']").Select(a => a.GetAttribute("href")!).Single(a => a.Contains(other, StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await officer.Get(paper)).Status);

        // The receipt's link shows how far the other has come, and nothing of its reference.
        await officer.Do(kept, "verify", ("Form.AttackType", "DEFACE"));
        using var reporter = nation.Browse();
        var followed = await reporter.Get(follow);
        Assert.Contains("Sự cố đã được xác minh", followed.Text, StringComparison.Ordinal);
        Assert.Contains(other, followed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(kept, followed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reporter.Get(follow + "/receipt")).Status);
    }

    [Fact]
    public async Task The_clocks_of_the_duplicate_end_with_the_reason_and_run_again_when_it_is_undone()
    {
        var (kept, _) = await nation.Report();
        var (other, _) = await nation.ReportPublicly();
        using var officer = await nation.AsOfficer();
        Assert.Contains(await Duties(other), d => d.IsOpen);
        await officer.Do(other, "same", ("Form.SameAs", kept));
        var ended = await Duties(other);
        Assert.DoesNotContain(ended, d => d.IsOpen);
        Assert.Contains(ended, d => d.EndReason is not null);
        Assert.Contains("cùng một sự cố với sự cố khác", (await officer.Get($"/incidents/{other}")).One("#clocks").TextContent, StringComparison.Ordinal);
        Assert.Contains(await Duties(kept), d => d.IsOpen);

        await officer.Do(other, "reopen", ("Form.Reason", "Hóa ra là hai máy chủ khác nhau"));
        Assert.Contains(await Duties(other), d => d.IsOpen);
        var (one, two) = (await nation.Incident(other), await nation.Incident(kept));
        Assert.Null(one.SameAsId);
        Assert.Equal(IncidentStatus.Received, one.Status);
        Assert.Equal(0, two.SameCount);
        Assert.DoesNotContain(other, (await officer.Get($"/incidents/{kept}")).One("#documents").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_operator_reported_by_law_is_never_buried_under_a_strangers_report()
    {
        var (operators, _) = await nation.Report();
        var (strangers, _) = await nation.ReportPublicly();
        using var officer = await nation.AsOfficer();
        var refused = await officer.Try(operators, "same", ("Form.SameAs", strangers));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains($"Hãy mở {strangers}", refused.Text, StringComparison.Ordinal);
        Assert.Equal(IncidentStatus.Received, (await nation.Incident(operators)).Status);
    }

    [Theory]
    [InlineData("SC-2018-999999")]
    [InlineData("<b>")]
    [InlineData("")]
    public async Task An_unknown_reference_is_said_to_be_none(string reference)
    {
        var (other, _) = await nation.ReportPublicly();
        using var officer = await nation.AsOfficer();
        var refused = await officer.Try(other, "same", ("Form.SameAs", reference), ("Form.Reason", "giữ lại câu này"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Không có sự cố nào mang số này", refused.Text, StringComparison.Ordinal);
        Assert.Contains("giữ lại câu này", refused.One("textarea").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_incident_is_never_the_same_as_itself_or_as_one_that_already_goes_on_elsewhere()
    {
        var (first, _) = await nation.ReportPublicly();
        var (second, _) = await nation.ReportPublicly();
        var (third, _) = await nation.ReportPublicly();
        using var officer = await nation.AsOfficer();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Try(first, "same", ("Form.SameAs", first))).Status);
        await officer.Do(second, "same", ("Form.SameAs", first));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Try(first, "same", ("Form.SameAs", second))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Try(third, "same", ("Form.SameAs", second))).Status);
        // Through another: all three are one in the end.
        await officer.Do(first, "same", ("Form.SameAs", third));
        Assert.Contains(second, (await officer.Get($"/incidents/{third}")).One("#joined").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reporter_reads_along_where_theirs_turned_out_to_be_another_but_not_with_one_who_asked_for_secrecy()
    {
        async Task<(Guid, Guid)> Two(bool secret) => await nation.In(async (db, _) =>
        {
            var (one, other) = (Given.AnIncident(roles: [(PartyRole.Reporter, nation.Stranger)]), Given.AnIncident(secret: secret));
            db.AddRange(one, other, new IncomingReport(one.Id, nation.Stranger) { Source = ReportSource.Form, ReporterName = "Bên báo", SenderVerified = true, ReceivedAt = nation.Clock.Now, FollowHash = one.Id.ToByteArray() });
            await db.SaveChangesAsync();
            return (one.Id, other.Id);
        });
        async Task<bool> ReadsAlong((Guid One, Guid Other) two, Func<SameIncidents, Incident, string, Task> done) => await nation.In(async (db, services) =>
        {
            var one = await db.Incidents.Include(i => i.Parties).SingleAsync(i => i.Id == two.One);
            var other = await db.Incidents.Include(i => i.Parties).SingleAsync(i => i.Id == two.Other);
            services.GetRequiredService<CurrentUser>().ActsIn(Ids.New(), PostRole.DutyOfficer, nation.Coordinator, [PartyRole.Coordinator]);
            await done(services.GetRequiredService<SameIncidents>(), one, other.Reference!);
            await db.SaveChangesAsync();
            return other.Parties.Any(p => p.OrganisationId == nation.Stranger);
        });
        var (open, secret) = (await Two(secret: false), await Two(secret: true));
        Assert.True(await ReadsAlong(open, (same, one, other) => same.Find(one, other, null, null, default)));
        Assert.False(await ReadsAlong(open, (same, one, _) => same.Reopen(one, null, "không trùng", default)));
        Assert.False(await ReadsAlong(secret, (same, one, other) => same.Find(one, other, null, null, default)));
    }

    [Fact]
    public async Task Two_people_recording_each_as_the_other_make_no_ring()
    {
        var (first, _) = await nation.ReportPublicly();
        var (second, _) = await nation.ReportPublicly();
        using var officer = await nation.AsOfficer();
        using var colleague = await nation.AsOfficer();
        var (a, b) = (await officer.Get($"/incidents/{first}/same?as={second}"), await colleague.Get($"/incidents/{second}/same?as={first}"));
        var answers = await Task.WhenAll(officer.Press(a), colleague.Press(b));
        Assert.DoesNotContain(answers, p => p.Status >= HttpStatusCode.InternalServerError);
        var (one, two) = (await nation.Incident(first), await nation.Incident(second));
        Assert.False(one.SameAsId is not null && two.SameAsId is not null, "each is recorded as the other");
    }

    private Task<List<Duty>> Duties(string reference) =>
        nation.In((db, _) => db.Duties.AsNoTracking().Where(d => db.Set<Incident>().Any(i => i.Id == d.SubjectId && i.Reference == reference)).ToListAsync());
}
