using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Deliveries;
using UngCuu.Jobs;
using UngCuu.Jobs.Schedules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Jobs;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Deliveries;

[Trait("needs", "database")]
public sealed class DeliveriesPageTests(TestDatabase database) : IAsyncLifetime
{
    private readonly MailServer server = new(database);
    private readonly Guid installation = Ids.New();

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    /// <summary>A delivery that failed so often that it counts as stuck, with two behind it.</summary>
    private async Task<Guid> AStuckDelivery()
    {
        var subject = Ids.New();
        server.Listener.Behaves(subject, (_, _, _) => throw new TimeoutException("the other side is silent"));
        await server.Say(subject, 1, 2, 3);
        for (var i = 0; i < Claims.StuckAfter; i++)
            await server.Outbox.Drain();
        return subject;
    }

    private void Mend(Guid subject) => server.Listener.Behaves(subject, (_, _, _) => Task.CompletedTask);

    [Fact]
    public async Task Every_schedule_has_words_that_people_read()
    {
        var wordless = await server.In((_, services) => Task.FromResult(services.GetServices<IScheduled>().Select(s => s.Name).Where(n => !server.Texts.Has($"schedule.{n}")).ToList()));
        Assert.Empty(wordless);
    }

    [Theory]
    [InlineData("vi", "Mọi tin đều đã đến nơi", "Mọi thư đều đã gửi")]
    [InlineData("en", "Every delivery arrives", "Every letter leaves")]
    public async Task When_everything_arrives_the_page_says_so(string language, string deliveries, string letters)
    {
        using var administrator = await server.SignInAs(PostRole.Administrator, installation, language);
        var page = await administrator.Get("/admin/deliveries");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(deliveries, page.Text, StringComparison.Ordinal);
        Assert.Contains(letters, page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task A_stuck_delivery_shows_why_and_what_it_holds_back_and_one_button_sends_it_on()
    {
        var subject = await AStuckDelivery();
        using var administrator = await server.SignInAs(PostRole.Administrator, installation);
        var page = await administrator.Get("/admin/deliveries");
        var row = page.One("tbody tr");
        Assert.Contains("TimeoutException: the other side is silent", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bị kẹt", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 tin sau đang chờ tin này", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(subject.ToString(), page.Text, StringComparison.Ordinal);

        page = await administrator.Send(page, new Dictionary<string, object?>(), "Thử lại");
        Assert.Contains("Đã xếp lại để thử ngay.", page.Text, StringComparison.Ordinal);
        Assert.Equal(0, (await server.Deliveries(subject))[0].Attempts);
        Mend(subject);
        await server.DeliverEverythingDue();
        Assert.Equal([1, 2, 3], await server.Written(subject));
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            var asked = await db.Events.SingleAsync(e => e.Name == nameof(DeliveryRetried));
            Assert.Equal((await server.PersonOf(PostRole.Administrator, installation)).AccountId, asked.AccountId);
        });
    }

    [Fact]
    public async Task One_button_tries_everything_stuck_again_and_leaves_alone_what_is_not()
    {
        var stuck = new[] { await AStuckDelivery(), await AStuckDelivery() };
        var failing = Ids.New();
        server.Listener.Behaves(failing, (_, _, _) => throw new TimeoutException());
        await server.Say(failing, 1);
        await server.DeliverEverythingDue();
        const int failedOnce = 1;
        server.Smtp.Answer = line => Task.FromResult(line.StartsWith("RCPT", StringComparison.Ordinal) ? "451 later" : null);
        var letter = await server.Queue();
        for (var i = 0; i < Claims.StuckAfter; i++)
            await server.Sender.Drain();

        using var administrator = await server.SignInAs(PostRole.Administrator, installation);
        await administrator.Send(await administrator.Get("/admin/deliveries"), new Dictionary<string, object?>(), "Thử lại tất cả tin, thư bị kẹt");
        foreach (var subject in stuck)
            Assert.Equal(0, (await server.Deliveries(subject))[0].Attempts);
        Assert.Equal(0, (await server.Row(letter)).Attempts);
        Assert.Equal(failedOnce, Assert.Single(await server.Deliveries(failing)).Attempts);
        Assert.Equal("{\"deliveries\":2,\"letters\":1}", await server.In((db, _) => db.Events.Where(e => e.Name == nameof(AllStuckRetried)).Select(e => e.Payload).SingleAsync()));
    }

    [Fact]
    public async Task A_refused_letter_shows_its_reason_but_not_whom_it_was_for_and_can_be_sent_again()
    {
        server.Smtp.Answer = line => Task.FromResult(line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 no such user" : null);
        var key = await server.Queue("nguyen.van.a@example.vn");
        await server.Sender.Drain();
        using var administrator = await server.SignInAs(PostRole.Administrator, installation);
        var page = await administrator.Get("/admin/deliveries");
        var row = page.One("tbody tr");
        Assert.Contains("n…@example.vn", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("550 no such user", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bị từ chối", row.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("nguyen.van.a", page.Text, StringComparison.Ordinal);

        server.Smtp.Answer = _ => Task.FromResult<string?>(null);
        await administrator.Send(page, new Dictionary<string, object?>(), "Thử lại");
        await server.Sender.SendDue(CancellationToken.None);
        Assert.Single(server.Smtp.Letters);
        Assert.NotNull((await server.Row(key)).SentAt);
    }

    [Fact]
    public async Task Who_may_only_read_sees_no_button_and_is_refused_when_sending_one()
    {
        var subject = await AStuckDelivery();
        using var administrator = await server.SignInAs(PostRole.Administrator, installation);
        using var lead = await server.SignInAs(PostRole.CoordinationLead, installation);
        var page = await lead.Get("/admin/deliveries");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Html.QuerySelectorAll("main form"));

        foreach (var handler in new[] { "Delivery", "Letter", "AllStuck" })
        {
            using var form = new FormUrlEncodedContent([new("id", "1")]);
            Assert.Equal(HttpStatusCode.Forbidden, (await lead.Post($"/admin/deliveries/retry?handler={handler}", form)).Status);
        }
        Assert.Equal(Claims.StuckAfter, (await server.Deliveries(subject))[0].Attempts);
    }

    [Fact]
    public async Task Other_posts_do_not_open_the_page()
    {
        using var finance = await server.SignInAs(PostRole.Finance, installation);
        Assert.Equal(HttpStatusCode.Forbidden, (await finance.Get("/admin/deliveries")).Status);
    }

    [Fact]
    public async Task Trying_again_what_is_done_says_that_there_is_nothing_to_do()
    {
        var subject = await AStuckDelivery();
        using var administrator = await server.SignInAs(PostRole.Administrator, installation);
        var page = await administrator.Get("/admin/deliveries");
        Mend(subject);
        await server.Outbox.Drain();
        page = await administrator.Send(page, new Dictionary<string, object?>(), "Thử lại");
        Assert.Contains("Không còn gì để thử lại", page.Text, StringComparison.Ordinal);
        Assert.False(await server.In((db, _) => db.Events.AnyAsync(e => e.Name == nameof(DeliveryRetried))));
    }
}
