using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Features.Incidents;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Notices;
using UngCuu.Jobs.Schedules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Duties;

[Trait("needs", "database")]
public class DutyNoticesTests(TestServer server) : IClassFixture<TestServer>
{
    private readonly Guid @operator = Ids.New(), coordinator = Ids.New();

    private async Task<(Guid Incident, Duty Duty)> Registered(DateTime at)
    {
        server.Clock.MoveTo(at);
        return await server.In(async (db, _) =>
        {
            var incident = Given.AnIncident(now: at, roles: [("operator", @operator), ("coordinator", coordinator)]);
            db.Incidents.Add(incident);
            await db.SaveChangesAsync();
            return (incident.Id, await db.Duties.SingleAsync(d => d.SubjectId == incident.Id));
        });
    }

    private async Task RunAt(DateTime at)
    {
        server.Clock.MoveTo(at);
        await server.Services.GetRequiredService<Schedule>().Run("duties.notices", CancellationToken.None);
    }

    private Task<List<Notice>> Notices(Duty duty) => server.In((db, _) => db.Notices.AsNoTracking().Where(n => n.AboutId == duty.Id).OrderBy(n => n.CreatedAt).ToListAsync());

    private Task<List<OutgoingMail>> Mails(Duty duty) =>
        server.In((db, _) => db.OutgoingMails.AsNoTracking().Where(m => m.Key.Contains(duty.Id.ToString("N"))).OrderBy(m => m.Id).ToListAsync());

    private static DateTime Due => Given.Detected.AddDays(5);

    [Fact]
    public async Task Each_step_goes_out_once_however_often_the_schedule_runs()
    {
        var person = await server.NewPerson(PostRole.OperatorContact, @operator);
        var (_, duty) = await Registered(Given.Detected.AddHours(1));
        await RunAt(Due.AddDays(-1).AddMinutes(-1));
        Assert.Empty(await Notices(duty));
        await RunAt(Due.AddDays(-1));
        await RunAt(Due.AddDays(-1).AddMinutes(5));
        var notice = Assert.Single(await Notices(duty));
        Assert.Equal(("duty.remind", "remind -1 day", @operator, NoticeTo.Organisation, "duties.notice.remind"), (notice.Kind, notice.Step, notice.RecipientId, notice.To, notice.TextKey));
        var mail = Assert.Single(await Mails(duty));
        Assert.Equal(person.Email, mail.To);
        Assert.StartsWith("Thông báo sự cố: SC-", mail.Subject, StringComparison.Ordinal);
        Assert.Contains("trước 14:05 ngày 08/4/2018 (QĐ 05/2017, Điều 11 khoản 1 điểm a", mail.Body, StringComparison.Ordinal);
        await RunAt(Due);
        await RunAt(Due.AddDays(1));
        Assert.Equal(["remind -1 day", "remind 0", "remind +1 day", "escalate +1 day head"], (await Notices(duty)).Select(n => n.Step));
        await RunAt(Due.AddDays(30));
        Assert.Equal(4, (await Notices(duty)).Count);
    }

    [Fact]
    public async Task What_was_missed_while_the_system_was_down_is_told_once_and_says_so()
    {
        var (_, duty) = await Registered(Given.Detected.AddHours(1));
        await RunAt(Due.AddDays(3));
        Assert.Equal([("escalate +1 day head", "duties.notice.escalate.missed"), ("remind +1 day", "duties.notice.overdue.missed")],
            (await Notices(duty)).Select(n => (n.Step, n.TextKey)).OrderBy(n => n.Step, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Nothing_goes_out_after_it_is_met()
    {
        var (incident, duty) = await Registered(Given.Detected.AddHours(1));
        server.Clock.MoveTo(Due.AddDays(-2));
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            (await db.Incidents.SingleAsync(i => i.Id == incident)).Recorded(new IncidentNotified(@operator, [coordinator], Ids.New(), Result: true));
            await db.SaveChangesAsync();
        });
        await RunAt(Due.AddDays(3));
        Assert.Empty(await Notices(duty));
    }

    [Fact]
    public async Task A_corrected_due_moment_moves_the_steps_that_have_not_gone_out()
    {
        var (incident, duty) = await Registered(Given.Detected.AddHours(1));
        await RunAt(Due.AddDays(-1));
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            (await db.Incidents.SingleAsync(i => i.Id == incident)).CorrectDetection(Given.Detected.AddDays(2), "Nhầm ngày", server.Clock.Now);
            await db.SaveChangesAsync();
        });
        await RunAt(Due);
        Assert.Equal(["remind -1 day"], (await Notices(duty)).Select(n => n.Step));
        await RunAt(Due.AddDays(2));
        Assert.Equal(["remind -1 day", "remind 0"], (await Notices(duty)).Select(n => n.Step));
    }

    [Fact]
    public async Task An_escalation_goes_to_the_leading_posts_by_name()
    {
        var lead = await server.NewPerson(PostRole.CoordinationLead, coordinator);
        await server.NewPerson(PostRole.DutyOfficer, coordinator);
        server.Clock.MoveTo(Given.Detected.AddHours(1));
        var report = Ids.New();
        var duty = await server.In(async (db, _) =>
        {
            var incident = Given.AnIncident(now: server.Clock.Now, roles: [("operator", @operator), ("coordinator", coordinator)]);
            incident.Recorded(new IncidentReceived(coordinator, @operator, report));
            db.Incidents.Add(incident);
            await db.SaveChangesAsync();
            return await db.Duties.SingleAsync(d => d.SubjectId == incident.Id && d.Rule == "INC-1");
        });
        await RunAt(duty.Due!.Value.AddHours(1));
        var escalated = Assert.Single(await Notices(duty), n => n.Kind == "duty.escalate");
        Assert.Equal((lead.AccountId, NoticeTo.Account), (escalated.RecipientId, escalated.To));
        Assert.Single(await Mails(duty), m => m.Key.Contains("escalate", StringComparison.Ordinal) && m.To == lead.Email);
    }

    [Fact]
    public async Task Workers_that_run_at_once_tell_nobody_twice()
    {
        var (_, duty) = await Registered(Given.Detected.AddHours(1));
        server.Clock.MoveTo(Due);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => server.In((AppDb db, IServiceProvider services) =>
            services.GetServices<IScheduled>().Single(s => s.Name == "duties.notices").Run(db, CancellationToken.None))));
        Assert.Equal(["remind 0"], (await Notices(duty)).Select(n => n.Step));
    }

    [Fact]
    public void A_notice_is_worded_in_the_readers_language()
    {
        var args = NoticeArgs.Read(NoticeArgs.Write(new UngCuu.Rules.Words("Báo cáo", "Report"), "SC-2018-000001", Due));
        var before = System.Globalization.CultureInfo.CurrentUICulture;
        try
        {
            System.Globalization.CultureInfo.CurrentUICulture = Texts.English;
            Assert.Equal("Due soon: Report, SC-2018-000001, by 14:05 08/4/2018.", server.Texts["duties.notice.remind", args]);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentUICulture = before;
        }
    }
}
