using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UngCuu.Documents.Files;
using UngCuu.Features.Incidents;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Notices;
using UngCuu.Jobs.Schedules;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Features.Incidents;

[Trait("needs", "database")]
public class ForgetOldDraftsTests(ForgetOldDraftsTests.AgeingNation nation) : IClassFixture<ForgetOldDraftsTests.AgeingNation>
{
    public sealed class AgeingNation(TestDatabase database) : NationOf2018(database)
    {
        public MovableTime Time { get; } = new();

        protected override ServerSettings Configure(ServerSettings settings) => settings with
        {
            Also = services =>
            {
                settings.Also!(services);
                services.AddSingleton<IOptions<DraftSettings>>(Options.Create(new DraftSettings { KeptDays = 30, WarnDays = 7 }));
                // Only the store's idea of how old a file is moves; sign-ins stay as they are.
                services.AddSingleton(s => new FileStore(s.GetRequiredService<FileSettings>(), Time));
            },
        };
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_untouched_draft_is_announced_to_its_author_then_forgotten_and_a_sent_one_keeps_answering()
    {
        using var centre = await nation.AsOperator();
        var (_, landed) = await nation.Report();
        var page = await centre.Send(await centre.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()));
        page = await centre.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Số 3 phố Dở Dang" }, "Lưu và tiếp tục");
        var key = page.Address.Segments[2].TrimEnd('/');
        var begun = nation.Clock.Now;

        await Run(begun.AddDays(22));
        Assert.Empty(await Notices(key));
        await Run(begun.AddDays(24));
        await Run(begun.AddDays(24).AddMinutes(5)); // the clock never goes back
        var told = Assert.Single(await Notices(key));
        Assert.Equal(NoticeTo.Account, told.To);
        Assert.Contains("sẽ bị xóa sau ngày", (await centre.Get("/notices")).Text, StringComparison.Ordinal);

        // Touched again: the days begin anew, and so does the telling.
        await centre.Send(await centre.Get($"/drafts/{key}/1"), new Dictionary<string, object?> { ["F.reporterAddress"] = "Số 4" }, "Lưu và tiếp tục");
        await Run(begun.AddDays(40));
        Assert.NotNull(await Draft(key));
        Assert.Single(await Notices(key));
        await Run(begun.AddDays(48));
        Assert.Equal(2, (await Notices(key)).Count);
        await Run(begun.AddDays(60));
        Assert.Null(await Draft(key));
        Assert.Equal(HttpStatusCode.NotFound, (await centre.Get($"/drafts/{key}/1")).Status);

        Assert.Equal(HttpStatusCode.OK, (await centre.Get(landed.Address.AbsolutePath)).Status);
        Assert.Equal(landed.Address.AbsolutePath, (await centre.Get(landed.Address.AbsolutePath.Replace("/r/", "/drafts/", StringComparison.Ordinal) + "/1")).Address.AbsolutePath);
    }

    [Fact]
    public async Task However_late_it_runs_nobodys_draft_goes_without_the_days_of_notice()
    {
        var draft = await Add(nation.Clock.Now.AddDays(-400), (await nation.PersonOf(UngCuu.Security.PostRole.OperatorContact, nation.Operator)).AccountId);
        var now = nation.Clock.Now;
        await Run(now);
        Assert.True(await Stands(draft));
        await Run(now.AddDays(6));
        Assert.True(await Stands(draft));
        await Run(now.AddDays(7).AddMinutes(1));
        Assert.False(await Stands(draft));
    }

    [Fact]
    public async Task Killed_in_the_middle_the_next_run_finishes()
    {
        var now = nation.Clock.Now;
        var drafts = await nation.In(async (db, _) =>
        {
            var made = Enumerable.Range(0, 450).Select(_ => Public(now.AddDays(-50))).ToList();
            db.AddRange(made);
            await db.SaveChangesAsync();
            return made.ConvertAll(d => d.Id);
        });
        using var killed = new CancellationTokenSource();
        await nation.In(async (db, services) =>
        {
            var saves = 0;
            db.SavedChanges += (_, _) => { if (++saves == 3) killed.Cancel(); };
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => services.GetServices<IScheduled>().OfType<ForgetOldDrafts>().Single().Run(db, killed.Token));
        });
        var left = await nation.In((db, _) => db.ReportDrafts.CountAsync(d => drafts.Contains(d.Id)));
        Assert.InRange(left, 1, 449);
        await Run(nation.Clock.Now);
        Assert.Equal(0, await nation.In((db, _) => db.ReportDrafts.CountAsync(d => drafts.Contains(d.Id))));
    }

    [Fact]
    public async Task Files_without_a_row_are_swept_when_a_day_old_and_those_of_incidents_drafts_and_letters_stay()
    {
        var (kept, orphan) = await nation.In(async (db, services) =>
        {
            var store = services.GetRequiredService<FileStore>();
            var (ofDraft, ofIncident, ofLetter, orphan) = (await Stored(store), await Stored(store), await Stored(store), await Stored(store));
            var draft = Public(nation.Clock.Now);
            draft.Files.Add(new DraftFile { StoredAs = ofDraft, Name = "a", Bytes = 1, Sha256 = new string('0', 64) });
            var incident = Given.AnIncident();
            db.AddRange(draft, incident, IncidentFile.On(incident.Id, ofIncident, "b", 1, new string('0', 64), "thử", nation.Clock.Now));
            await db.QueueMail(new OutgoingMail
            {
                Key = $"test/{ofLetter}",
                To = "a@example.vn",
                Language = "vi",
                Subject = "x",
                Body = "x",
                CreatedAt = nation.Clock.Now,
                Attachments = [new(ofLetter, "c")],
            }, Cancel);
            await db.SaveChangesAsync();
            return (new[] { ofDraft, ofIncident, ofLetter }, orphan);
        });
        await RunSweep();
        Assert.True(Exists(orphan), "a file that is being given its row was swept");

        nation.Time.Move(TimeSpan.FromHours(25));
        await RunSweep();
        Assert.False(Exists(orphan));
        Assert.All(kept, id => Assert.True(Exists(id)));
        await RunSweep();
        Assert.All(kept, id => Assert.True(Exists(id)));
    }

    private bool Exists(Guid id)
    {
        using var content = nation.Services.GetRequiredService<FileStore>().Open(id);
        return content is not null;
    }

    private static async Task<Guid> Stored(FileStore store) => (await store.Save([1], "x", Cancel)).Id;

    private async Task Run(DateTime at)
    {
        nation.Clock.MoveTo(at);
        await nation.Services.GetRequiredService<Schedule>().Run("incidents.forget-drafts", Cancel);
    }

    private Task RunSweep() => nation.Services.GetRequiredService<Schedule>().Run("documents.sweep-files", Cancel);

    private static ReportDraft Public(DateTime at) => ReportDraft.Start(hash => ReportDraft.New(hash, DraftKind.Public, "notification", "vn-2017", at)).Draft;

    private async Task<Guid> Add(DateTime at, Guid account)
    {
        var (draft, _) = ReportDraft.Start(hash => ReportDraft.New(hash, DraftKind.Own, "notification", "vn-2017", at, account, nation.Operator));
        await nation.In(async (db, _) =>
        {
            db.Add(draft);
            await db.SaveChangesAsync();
        });
        return draft.Id;
    }

    private Task<bool> Stands(Guid draft) => nation.In((db, _) => db.ReportDrafts.AnyAsync(d => d.Id == draft));

    private Task<ReportDraft?> Draft(string key)
    {
        var hash = ReportDraft.HashOf(key);
        return nation.In((db, _) => db.ReportDrafts.AsNoTracking().FirstOrDefaultAsync(d => d.KeyHash == hash));
    }

    private async Task<List<Notice>> Notices(string key)
    {
        var draft = await Draft(key);
        return await nation.In((db, _) => db.Notices.Where(n => n.AboutId == draft!.Id).ToListAsync());
    }
}
