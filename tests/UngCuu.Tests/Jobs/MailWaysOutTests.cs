using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Jobs;

[Trait("needs", "database")]
public class MailWaysOutTests(TestDatabase database)
{
    private sealed class FolderServer(TestDatabase database) : MailServer(database)
    {
        internal override MailSettings Mail => new() { From = "ungcuu@example.vn" };

        public string Folder => Path.Combine(Services.GetRequiredService<ServerSettings>().DataFolder, "mail");
    }

    private sealed class TlsServer(TestDatabase database) : MailServer(database)
    {
        internal override MailSettings Mail => new() { Host = "127.0.0.1", Port = Smtp.Port, From = "ungcuu@example.vn" };
    }

    private sealed class WorkingMailServer(TestDatabase database) : MailServer(database)
    {
        protected override ServerSettings Configure(ServerSettings settings)
        {
            var usual = base.Configure(settings);
            return usual with
            {
                WorksToo = true,
                Also = services =>
                {
                    usual.Also!(services);
                    services.AddSingleton(new WorkSettings { Poll = TimeSpan.FromDays(1), Loops = 1 });
                },
            };
        }
    }

    [Fact]
    public async Task Without_a_mail_server_letters_become_files_one_for_each_however_often_they_are_sent()
    {
        await using var server = new FolderServer(database);
        await server.InitializeAsync();
        var key = await server.Queue(subject: "Nhắc việc quá hạn");
        await server.Sender.Drain();
        await server.In(async (db, _) =>
        {
            db.OutgoingMails.Single(m => m.Key == key).DoneAt = null;
            await db.SaveChangesAsync();
        });
        await server.Sender.Drain();

        var file = Assert.Single(Directory.GetFiles(server.Folder));
        var row = await server.Row(key);
        Assert.Equal(2, row.Attempts);
        Assert.Equal($"{row.Letter:N}.eml", Path.GetFileName(file));
        using var letter = await MimeMessage.LoadAsync(file, TestContext.Current.CancellationToken);
        Assert.Equal("Nhắc việc quá hạn", letter.Subject);
        Assert.Contains("Đề nghị báo cáo trước 14:05.", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_that_does_not_offer_tls_is_sent_nothing()
    {
        await using var server = new TlsServer(database);
        await server.InitializeAsync();
        var key = await server.Queue();
        await server.Sender.Drain();
        Assert.Empty(server.Smtp.Letters);
        Assert.StartsWith("NotSupportedException", (await server.Row(key)).LastError);
    }

    [Fact]
    public async Task A_letter_that_a_subscriber_queues_leaves_at_once()
    {
        await using var server = new WorkingMailServer(database);
        await server.InitializeAsync();
        var kept = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Smtp.Answer = line =>
        {
            if (line == ".")
                kept.TrySetResult();
            return Task.FromResult<string?>(null);
        };
        var subject = Ids.New();
        server.Listener.Behaves(subject, (_, db, cancel) => db.QueueMail(
            new OutgoingMail { Key = "reminder", To = "a@example.vn", Language = "vi", Subject = "x", Body = "x", CreatedAt = server.Clock.Now }, cancel));
        await server.Say(subject, 1);
        await kept.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("not an address", null, null, MailSecurity.StartTls, "From")]
    [InlineData("khong-tra-loi@ungcuu.invalid", "mail.example.vn", null, MailSecurity.StartTls, "From")]
    [InlineData("a@example.vn", "mail.example.vn", "user", MailSecurity.None, "Security")]
    [InlineData("a@example.vn", "mail.example.vn", "user", MailSecurity.StartTls, null)]
    [InlineData("khong-tra-loi@ungcuu.invalid", null, null, MailSecurity.StartTls, null)]
    public void Settings_that_would_send_from_nobody_or_show_the_password_stop_the_start(string from, string? host, string? user, MailSecurity security, string? wrong)
    {
        var settings = new MailSettings { From = from, Host = host, User = user, Security = security };
        Assert.Equal(wrong, settings.Validate(new ValidationContext(settings)).SingleOrDefault()?.MemberNames.Single());
    }
}
