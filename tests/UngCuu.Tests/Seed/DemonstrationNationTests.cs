using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.Duties;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Notices;
using UngCuu.Seed;
using UngCuu.Seed.Demonstration;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Seed;

/// <summary>On SQLite only: on PostgreSQL there is no demonstration.</summary>
public sealed partial class DemonstrationNationTests(DemonstrationNationTests.Nation nation) : IClassFixture<DemonstrationNationTests.Nation>
{
    private static readonly DateTime Now = VietnamTime.ToUtc(new DateTime(2026, 11, 20, 15, 20, 0));

    public sealed class Nation(TestDatabase database) : TestServer(database)
    {
        protected override ServerSettings Configure(ServerSettings settings) => base.Configure(settings) with
        {
            Demo = true,
            Database = settings.Database.Kind == DatabaseKind.Sqlite ? settings.Database : throw new InvalidOperationException("The demonstration is for SQLite."),
        };

        protected override async Task Prepare(IServiceProvider services)
        {
            await DemonstrationHost.Load(services.GetRequiredService<ServerSettings>(), (_, _) => { }, CancellationToken.None, Now);
            services.GetRequiredService<Clock>().MoveTo(Now);
        }
    }

    [Fact]
    public Task Incidents_stand_in_every_state_and_every_way_they_come_in() => nation.In(async (db, _) =>
    {
        var incidents = await db.Incidents.AsNoTracking().ToListAsync();
        Assert.Equal(Plot.Incidents, incidents.Count);
        Assert.Equal(Enum.GetValues<IncidentStatus>().Order(), incidents.Select(i => i.Status).Distinct().Order());
        Assert.All(new[] { ReportSource.Form, ReportSource.Public, ReportSource.Phone }, s => Assert.Contains(incidents, i => i.Source == s));
        Assert.Contains(incidents, i => i.Secret);
        Assert.All(incidents, i => Assert.True(i.IsDemonstration));
        Assert.DoesNotContain(incidents, i => i.Title.Contains('{', StringComparison.Ordinal) || i.Description.Contains('{', StringComparison.Ordinal));
        Assert.InRange(incidents.Count(i => i.AttackType == "PHISH"), 60, 200);
        Assert.InRange(incidents.Select(i => i.Title).Distinct().Count(), 40, 400);
        var kinds = await db.IncidentReports.Select(r => r.Kind).Distinct().ToListAsync();
        Assert.Equal(Enum.GetValues<IncidentReportKind>().Order(), kinds.Order());
    });

    [Fact]
    public Task Some_were_late_and_some_are_overdue_now() => nation.In(async (db, _) =>
    {
        var duties = await db.Duties.AsNoTracking().ToListAsync();
        Assert.True(duties.Count(d => d.JudgedAt > d.Due) > 50);
        Assert.True(duties.Count(d => d.IsOpen && d.Due < Now) > 5);
        Assert.True(duties.Count(d => d.IsOpen && d.Due > Now) > 3);
        Assert.True(duties.Count(d => d.JudgedAt <= d.Due) > duties.Count(d => d.JudgedAt > d.Due) * 3);
    });

    [Fact]
    public Task The_duties_are_what_the_events_say() => nation.In(async (AppDb _, IServiceProvider services) =>
    {
        var check = await services.GetRequiredService<CheckDuties>().Run(seed: 7);
        Assert.True(check.Duties > Plot.Incidents);
        Assert.Empty(check.Differences.Take(5));
    });

    [Fact]
    public async Task The_same_moment_gives_the_same_nation()
    {
        var folder = Directory.CreateTempSubdirectory("ungcuu-again-").FullName;
        try
        {
            var settings = nation.Services.GetRequiredService<ServerSettings>() with { DataFolder = folder, Database = DatabaseSettings.SqliteIn(folder) };
            await using var again = Server.Build(settings with { Addresses = [] });
            await Server.Migrate(again.Services);
            await DemonstrationHost.Load(settings, (_, _) => { }, CancellationToken.None, Now);
            await using var scope = again.Services.CreateAsyncScope();
            Assert.Equal(await nation.In((db, _) => Told(db)), await Told(scope.ServiceProvider.GetRequiredService<AppDb>()));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public Task Nothing_of_the_past_is_sent() => nation.In(async (db, _) =>
    {
        Assert.Equal(0, await db.Deliveries.CountAsync());
        Assert.Equal(0, await db.Set<OutgoingMail>().CountAsync());
        Assert.Equal(0, await db.Set<Notice>().CountAsync());
    });

    [Fact]
    public Task Nothing_invented_can_be_taken_for_real() => nation.In(async (db, _) =>
    {
        var members = await db.Organisations.AsNoTracking().Where(o => o.Code.StartsWith("MH-")).ToListAsync();
        Assert.Equal(230, members.Count);
        Assert.All(members, m => Assert.Contains("Minh Họa", m.Name, StringComparison.Ordinal));
        Assert.All(await db.People.Select(p => p.FullName).ToListAsync(), n => Assert.Contains("Minh Họa", n, StringComparison.Ordinal));
        var systems = await db.InformationSystems.AsNoTracking().Include(s => s.Addresses).ToListAsync();
        Assert.All(systems.SelectMany(s => s.Addresses), a => Assert.True(a.Kind == SystemAddressKind.Domain ? a.Text.EndsWith(".example", StringComparison.Ordinal) : IsDocumentation(a.Text), a.Text));
        var contacts = await db.Contacts.AsNoTracking().ToListAsync();
        Assert.All(contacts.Where(c => c.Kind == ContactKind.Email), c => Assert.EndsWith(".example", c.Value, StringComparison.Ordinal));
        Assert.All(await db.Accounts.AsNoTracking().ToListAsync(), a => Assert.True(a.IsDemonstration && a.PasswordHash is null && a.Email!.EndsWith(".example", StringComparison.Ordinal)));
        foreach (var text in await db.IncidentReports.Select(r => r.Values).ToListAsync())
            Assert.All(Domain().Matches(text).Select(m => m.Value), d => Assert.EndsWith("example", d, StringComparison.Ordinal));
    });

    [Fact]
    public Task Every_role_of_the_demonstration_has_a_person() => nation.In(async (db, _) =>
        Assert.Equal(
            new[] { 2, 1, 1, 1, 5, 5, 1, 1 },
            new[] { "DutyOfficer", "CoordinationLead", "StandingAgency", "SteeringCommittee", "SpecialisedUnit", "OperatorContact", "Auditor", "Administrator" }
                .Select(role => db.Posts.AsEnumerable().Count(p => p.Role.ToString() == role && p.IsInForce(VietnamTime.Day(Now))))));

    [Fact]
    public async Task While_it_loads_every_address_says_how_far_it_is()
    {
        var opening = nation.Services.GetRequiredService<Opening>();
        using var browser = nation.Browse();
        try
        {
            opening.Begin();
            opening.Reached(30, 120);
            var page = await browser.Get("/incidents");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
            Assert.True(page.Answer.Headers.Contains("Refresh"));
            Assert.Contains("25%", page.Text, StringComparison.Ordinal);
            Assert.Contains("Đang nạp dữ liệu minh họa", page.Text, StringComparison.Ordinal);
            Assert.Contains("Loading the demonstration data", page.Text, StringComparison.Ordinal);
        }
        finally
        {
            opening.Finish();
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get(Opening.Page)).Status);
    }

    [Fact]
    public async Task It_is_loaded_only_into_an_empty_database() =>
        await Assert.ThrowsAsync<RegistryNotEmpty>(() => DemonstrationHost.Load(nation.Services.GetRequiredService<ServerSettings>(), (_, _) => { }, CancellationToken.None));

    /// <summary>What a reader can tell one nation from another by.</summary>
    private static async Task<IReadOnlyList<string>> Told(AppDb db)
    {
        var incidents = await db.Incidents.AsNoTracking().OrderBy(i => i.Reference).ToListAsync();
        var systems = await db.InformationSystems.AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.SecurityLevel).Select(s => $"{s.Name} {s.SecurityLevel}").ToListAsync();
        var counts = await db.Events.GroupBy(e => e.Name).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync();
        return
        [
            .. incidents.Select(i => $"{i.Reference} {i.Status} {i.Title} {VietnamTime.Show(i.DetectedAt)} {i.System.Name} {i.System.OperatorName}"),
            .. systems,
            .. counts.Select(c => $"{c.Key} {c.Count}"),
        ];
    }

    private static bool IsDocumentation(string address) =>
        IPAddress.Parse(address) is var ip
        && new[] { "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32" }.Any(range => IPNetwork.Parse(range).Contains(ip));

    [GeneratedRegex(@"\b[a-z0-9\-]+(\[\.\]|\.)[a-z]{2,}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Domain();
}
