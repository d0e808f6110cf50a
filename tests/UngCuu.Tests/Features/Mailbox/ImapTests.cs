using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UngCuu.Documents.Files;
using UngCuu.Features.Mailbox;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Features.Mailbox;

/// <summary>Against a real mail system: letters come in over SMTP, are read over IMAP, and answers leave over SMTP.</summary>
[Trait("needs", "database")]
[Collection(nameof(Alone))]
public class ImapTests(TestDatabase database)
{
    private sealed class Connected(TestDatabase database, MailHost host, long? limit = null) : LetterBox(database)
    {
        public override MailboxSettings Mailbox => new() { Host = "127.0.0.1", Port = host.Imap, Security = MailSecurity.None, User = MailHost.Box, Password = MailHost.Password, Address = Published };

        protected override ServerSettings Configure(ServerSettings settings)
        {
            var usual = base.Configure(settings);
            return usual with
            {
                Also = services =>
                {
                    usual.Also!(services);
                    services.AddSingleton(Options.Create(new MailSettings { Host = "127.0.0.1", Port = host.Smtp, Security = MailSecurity.None, From = Published }));
                    if (limit is { } bytes)
                        services.AddSingleton(new FileSettings { Folder = Path.Combine(settings.DataFolder, "files"), Limit = bytes });
                },
            };
        }

        public Task<int> Take() => Fetch.Run(TestContext.Current.CancellationToken);

        public Task<List<ReceivedMail>> All() => In((db, _) => db.ReceivedMails.AsNoTracking().Include(m => m.Files).OrderBy(m => m.Reference).ToListAsync());
    }

    private static Task InTheBox(MailHost host, int letters) => Eventually.Is(async () => (await host.InTheBox()).Count == letters);

    [Fact]
    public async Task A_letter_comes_in_over_SMTP_and_IMAP_is_answered_and_its_answer_joins()
    {
        await using var host = await MailHost.Start();
        await using var server = new Connected(database, host);
        await server.InitializeAsync();
        var letter = LetterBox.Letter("Trần Thử <thu@ngoai.example>", "[TBSC] Trang bị đổi — giao diện lạ", "Dòng có dấu: ứng cứu khẩn cấp.", ("nhật ký.txt", "một"));
        await host.Send(letter);
        await InTheBox(host, 1);
        Assert.Equal(1, await server.Take());
        Assert.Equal(0, await server.Take());
        var mail = Assert.Single(await server.All());
        Assert.Equal(("thu@ngoai.example", "[TBSC] Trang bị đổi — giao diện lạ", "Dòng có dấu: ứng cứu khẩn cấp.", "nhật ký.txt"), (mail.From, mail.Title, mail.Text, Assert.Single(mail.Files).Name));
        // Read, and left as it was.
        Assert.Equal(MailKit.MessageFlags.None, (await host.InTheBox())[0].Flags & MailKit.MessageFlags.Seen);

        await server.Services.GetRequiredService<Backlog>().Clear(TestContext.Current.CancellationToken);
        await Eventually.Is(() => Task.FromResult(host.Outside().Count == 1));
        var answered = host.Outside()[0];
        Assert.Equal((letter.MessageId, LetterBox.Published), (answered.InReplyTo, answered.ReplyTo.Mailboxes.Single().Address));
        // They answer our answer: it goes on from their first letter.
        var again = LetterBox.Letter("thu@ngoai.example", $"Re: {answered.Subject}", "Gửi thêm.");
        again.InReplyTo = answered.MessageId;
        await host.Send(again);
        await InTheBox(host, 2);
        Assert.Equal(1, await server.Take());
        Assert.Equal(mail.Id, (await server.All())[1].FollowsId);
        await server.Services.GetRequiredService<Backlog>().Clear(TestContext.Current.CancellationToken);
        Assert.Single(host.Outside());
    }

    [Fact]
    public async Task A_mailbox_that_is_numbered_anew_doubles_and_loses_nothing()
    {
        await using var host = await MailHost.Start();
        await using var server = new Connected(database, host);
        await server.InitializeAsync();
        for (var i = 1; i <= 3; i++)
            await host.Send(LetterBox.Letter($"so{i}@ngoai.example", $"Thư {i}", $"Nội dung {i}"));
        await InTheBox(host, 3);
        Assert.Equal(3, await server.Take());
        var numbering = await server.In((db, _) => db.MailboxPlaces.Select(p => p.Numbering).SingleAsync());
        await host.Send(LetterBox.Letter("so4@ngoai.example", "Thư 4", "Nội dung 4"));
        await InTheBox(host, 4);
        await host.NumberAnew();
        Assert.Equal(1, await server.Take());
        Assert.NotEqual(numbering, await server.In((db, _) => db.MailboxPlaces.Select(p => p.Numbering).SingleAsync()));
        Assert.Equal(["Thư 1", "Thư 2", "Thư 3", "Thư 4"], (await server.All()).Select(m => m.Title).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_sudden_end_between_fetching_and_saving_loses_no_letter_and_doubles_none()
    {
        await using var host = await MailHost.Start();
        await using var server = new Connected(database, host);
        await server.InitializeAsync();
        for (var i = 1; i <= 3; i++)
            await host.Send(LetterBox.Letter($"so{i}@ngoai.example", $"Thư {i}", $"Nội dung {i}", ("tep.txt", $"{i}")));
        await InTheBox(host, 3);
        for (var deaths = 0; deaths < 3; deaths++)
        {
            server.Dies.AtTheNextSave = true;
            await Assert.ThrowsAsync<OperationCanceledException>(() => server.Take());
        }
        Assert.Empty(await server.All());
        // Two workers at it at once.
        var other = ActivatorUtilities.CreateInstance<FetchMail>(server.Services);
        var came = await Task.WhenAll(server.Take(), other.Run(TestContext.Current.CancellationToken));
        Assert.Equal(3, came.Sum());
        Assert.Equal(["Thư 1", "Thư 2", "Thư 3"], (await server.All()).Select(m => m.Title).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_a_letter_that_is_too_large_the_head_is_kept_and_a_server_that_is_away_is_waited_for()
    {
        await using var host = await MailHost.Start();
        await using var server = new Connected(database, host, limit: 100_000);
        await server.InitializeAsync();
        await host.Send(LetterBox.Letter("lon@ngoai.example", "[TBSC] Tệp lớn", "Xem tệp.", ("lon.txt", new string('x', 200_000))));
        await InTheBox(host, 1);
        Assert.Equal(1, await server.Take());
        var mail = Assert.Single(await server.All());
        Assert.Equal(("[TBSC] Tệp lớn", "", true), (mail.Title, mail.Text, mail.Incomplete));
        await host.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => server.Take());
        Assert.Single(await server.All());
    }
}
