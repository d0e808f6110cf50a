using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Jobs;

[Trait("needs", "database")]
public sealed class MailTests(TestDatabase database) : IAsyncLifetime
{
    private readonly MailServer server = new(database);

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_queued_letter_leaves_once_and_reads_as_it_was_written()
    {
        var file = await server.Services.GetRequiredService<FileStore>().Save("Nội dung tệp"u8.ToArray(), "x", CancellationToken.None);
        var key = await server.Queue(subject: "Nhắc: báo cáo kết thúc SC-2026-000123", with: m => new OutgoingMail
        {
            Key = m.Key,
            To = m.To,
            ToName = "Trực ban Cơ quan điều phối",
            ReplyTo = "dieu-phoi@example.vn",
            Language = "vi",
            Subject = m.Subject,
            Body = m.Body,
            CreatedAt = m.CreatedAt,
            Attachments = [new(file.Id, "Báo cáo.txt")],
        });
        await server.Sender.SendDue(CancellationToken.None);
        await server.Sender.SendDue(CancellationToken.None);

        var received = Assert.Single(server.Smtp.Letters);
        Assert.StartsWith("MAIL FROM:<ungcuu@example.vn>", received.From);
        Assert.Equal(["RCPT TO:<truc-ban@example.vn>"], received.To);
        var letter = received.Message;
        Assert.Equal("Nhắc: báo cáo kết thúc SC-2026-000123", letter.Subject);
        Assert.Equal("Trực ban Cơ quan điều phối", letter.To.Mailboxes.Single().Name);
        Assert.Equal("Ứng Cứu", letter.From.Mailboxes.Single().Name);
        Assert.Equal("dieu-phoi@example.vn", letter.ReplyTo.Mailboxes.Single().Address);
        Assert.Equal("auto-generated", letter.Headers["Auto-Submitted"]);
        Assert.Equal("Đề nghị báo cáo trước 14:05.", letter.TextBody!.Trim());
        var attached = (MimePart)letter.Attachments.Single();
        Assert.Equal("Báo cáo.txt", attached.FileName);
        using var content = new MemoryStream();
        await attached.Content!.DecodeToAsync(content, TestContext.Current.CancellationToken);
        Assert.Equal("Nội dung tệp"u8.ToArray(), content.ToArray());
        var row = await server.Row(key);
        Assert.NotNull(row.SentAt);
        Assert.Equal($"{row.Letter:N}@example.vn", letter.MessageId);
    }

    [Fact]
    public async Task The_same_notice_is_never_queued_twice()
    {
        var key = await server.Queue();
        OutgoingMail Again() => new() { Key = key, To = "truc-ban@example.vn", Language = "vi", Subject = "x", Body = "x", CreatedAt = server.Clock.Now };
        await server.In(async (AppDb db, IServiceProvider _) => Assert.False(await db.QueueMail(Again(), CancellationToken.None)));
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            // Two workers that both looked before either wrote: the database refuses the second.
            db.OutgoingMails.Add(Again());
            var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            Assert.True(refused.IsUniqueViolation(db));
        });
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            var once = new OutgoingMail { Key = "within/one/save", To = "a@example.vn", Language = "vi", Subject = "x", Body = "x", CreatedAt = server.Clock.Now };
            Assert.True(await db.QueueMail(once, CancellationToken.None));
            Assert.False(await db.QueueMail(new OutgoingMail { Key = once.Key, To = "a@example.vn", Language = "vi", Subject = "x", Body = "x", CreatedAt = server.Clock.Now }, CancellationToken.None));
        });
    }

    [Theory]
    [InlineData("Tiêu đề\r\nBcc: ke-gian@example.net")]
    [InlineData("Tiêu đề\nTo: ke-gian@example.net\n\nThân thư khác")]
    [InlineData("Tiêu đề\u2028Bcc: ke-gian@example.net\u0000")]
    public async Task A_subject_or_a_name_cannot_add_a_header_or_a_recipient(string hostile)
    {
        await server.Queue(subject: hostile, with: m => new OutgoingMail { Key = m.Key, To = m.To, ToName = hostile, Language = "vi", Subject = m.Subject, Body = m.Body, CreatedAt = m.CreatedAt });
        await server.Sender.SendDue(CancellationToken.None);
        var received = Assert.Single(server.Smtp.Letters);
        Assert.Equal(["RCPT TO:<truc-ban@example.vn>"], received.To);
        Assert.Empty(received.Message.Bcc);
        Assert.Single(received.Message.To);
        Assert.Equal("Đề nghị báo cáo trước 14:05.", received.Message.TextBody!.Trim());
    }

    [Theory]
    [InlineData("a@example.vn\r\nRCPT TO:<b@example.vn>")]
    [InlineData("a@example.vn, b@example.vn")]
    [InlineData("Người nhận <a@example.vn>")]
    [InlineData("a@example.vn>")]
    [InlineData("không-phải-địa-chỉ")]
    [InlineData("a\u202E@example.vn")]
    [InlineData("")]
    public async Task What_is_not_one_plain_address_is_refused_and_nothing_leaves(string to)
    {
        var key = await server.Queue(to);
        await server.Sender.SendDue(CancellationToken.None);
        Assert.Empty(server.Smtp.Letters);
        Assert.True((await server.Row(key)).Refused);
    }

    [Fact]
    public async Task A_refused_letter_is_recorded_about_its_subject_and_not_tried_again()
    {
        server.Smtp.Answer = line => Task.FromResult(line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 <truc-ban@example.vn> no such user" : null);
        var about = Ids.New();
        var key = await server.Queue(with: m => new OutgoingMail { Key = m.Key, To = m.To, Language = "vi", Subject = m.Subject, Body = m.Body, CreatedAt = m.CreatedAt, AboutKind = "Incident", AboutId = about });
        await server.Sender.Drain();
        await server.Sender.Drain();

        var row = await server.Row(key);
        Assert.True(row.Refused);
        Assert.Equal(1, row.Attempts);
        Assert.Null(row.SentAt);
        Assert.StartsWith("550", row.LastError);
        Assert.DoesNotContain("truc-ban", row.LastError, StringComparison.Ordinal);
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            var happened = await db.Events.SingleAsync(e => e.Name == nameof(MailRefused));
            Assert.Equal(("Incident", about, "system (mail)"), (happened.SubjectKind, happened.SubjectId, happened.Author));
            Assert.DoesNotContain("example.vn", happened.Payload, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("RCPT", "451 4.7.1 try later")]
    [InlineData("RCPT", "452 4.2.2 mailbox full")]
    [InlineData("MAIL", "550 5.7.1 sender not allowed")]
    [InlineData(".", "451 4.3.0 disk")]
    [InlineData("EHLO|HELO", "421 4.3.2 closing")]
    public async Task What_may_pass_is_tried_again_later(string at, string answer)
    {
        server.Smtp.Answer = line => Task.FromResult(at.Split('|').Any(a => line.StartsWith(a, StringComparison.Ordinal)) ? answer : null);
        var key = await server.Queue();
        await server.Sender.SendDue(CancellationToken.None);
        await server.Sender.SendDue(CancellationToken.None);
        var row = await server.Row(key);
        Assert.False(row.Refused);
        Assert.Equal(1, row.Attempts);
        Assert.NotNull(row.LastError);

        server.Smtp.Answer = _ => Task.FromResult<string?>(null);
        server.Time.Move(Claims.WaitAfter(1));
        await server.Sender.SendDue(CancellationToken.None);
        Assert.NotNull((await server.Row(key)).SentAt);
    }

    [Fact]
    public async Task A_sender_that_dies_between_acceptance_and_mark_leaves_a_second_copy_with_the_same_message_id()
    {
        var accepted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answers = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Smtp.Answer = async line =>
        {
            if (line == "." && accepted.TrySetResult())
                await answers.Task.WaitAsync(TestContext.Current.CancellationToken);
            return null;
        };
        var key = await server.Queue();
        var dying = Task.Run(() => server.Sender.SendDue(CancellationToken.None));
        await accepted.Task;

        var another = server.SenderOfAnotherProcess();
        await another.SendDue(CancellationToken.None);
        Assert.Single(server.Smtp.Letters); // the claim holds
        server.Time.Move(new WorkSettings().Lease + TimeSpan.FromSeconds(1));
        await another.SendDue(CancellationToken.None);
        answers.SetResult();
        await dying;

        Assert.Equal(2, server.Smtp.Letters.Count);
        Assert.Single(server.Smtp.Letters.Select(l => l.Message.MessageId).Distinct());
        Assert.NotNull((await server.Row(key)).SentAt);
        await another.SendDue(CancellationToken.None);
        Assert.Equal(2, server.Smtp.Letters.Count);
    }

    [Fact]
    public async Task Letters_of_one_round_share_a_conversation()
    {
        for (var i = 0; i < 5; i++)
            await server.Queue();
        await server.Sender.SendDue(CancellationToken.None);
        Assert.Equal(5, server.Smtp.Letters.Count);
        Assert.Equal(1, server.Smtp.Connections);
    }

    [Fact]
    public async Task The_text_of_a_letter_with_a_secret_is_forgotten_once_it_has_left()
    {
        var key = await server.Queue(with: m => new OutgoingMail { Key = m.Key, To = m.To, Language = "vi", Subject = m.Subject, Body = "https://localhost/account/set-up/abc", Secret = true, CreatedAt = m.CreatedAt });
        await server.Sender.SendDue(CancellationToken.None);
        Assert.Contains("set-up/abc", Assert.Single(server.Smtp.Letters).Message.TextBody, StringComparison.Ordinal);
        Assert.Equal("", (await server.Row(key)).Body);
    }

    [Fact]
    public async Task Nothing_that_is_logged_names_a_person_or_an_address()
    {
        server.Smtp.Answer = line => Task.FromResult(line.StartsWith("RCPT", StringComparison.Ordinal)
            ? line.Contains("mot", StringComparison.Ordinal) ? "550 <nguyen-van-mot@example.vn> unknown" : "451 'Nguyễn Văn Hai' <nguyen-van-hai@example.vn> later"
            : null);
        await server.Queue("nguyen-van-mot@example.vn");
        await server.Queue("nguyen-van-hai@example.vn");
        await server.Queue("nguyễn văn ba");
        await server.Sender.SendDue(CancellationToken.None);
        Assert.Contains(server.Log.Lines, l => l.Contains("was refused", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log.Lines, l => l.Contains("nguy", StringComparison.OrdinalIgnoreCase) || l.Contains("example.vn", StringComparison.Ordinal));
    }
}
