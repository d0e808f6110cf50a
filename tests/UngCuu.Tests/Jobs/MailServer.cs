using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using UngCuu.Jobs.Mail;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Jobs;

/// <summary>A server whose letters go to a listener of its own.</summary>
public class MailServer(TestDatabase database) : OutboxServer(database), IAsyncDisposable
{
    public SmtpListener Smtp { get; } = new();

    public KeptLog Log { get; } = new();

    public MailSender Sender => Services.GetRequiredService<MailSender>();

    internal virtual MailSettings Mail => new() { Host = "127.0.0.1", Port = Smtp.Port, Security = MailSecurity.None, From = "ungcuu@example.vn", FromName = "Ứng Cứu" };

    protected override ServerSettings Configure(ServerSettings settings)
    {
        var usual = base.Configure(settings);
        return usual with
        {
            Also = services =>
            {
                usual.Also!(services);
                services.AddSingleton(Options.Create(Mail));
                services.AddLogging(l => l.AddProvider(Log));
            },
        };
    }

    /// <returns>The key of the letter.</returns>
    public async Task<string> Queue(string to = "truc-ban@example.vn", string subject = "Nhắc việc", Func<OutgoingMail, OutgoingMail>? with = null)
    {
        var key = Ids.New().ToString();
        await In(async (db, _) =>
        {
            var mail = new OutgoingMail { Key = key, To = to, Language = "vi", Subject = subject, Body = "Đề nghị báo cáo trước 14:05.\n", CreatedAt = Clock.Now };
            Assert.True(await db.QueueMail(with?.Invoke(mail) ?? mail, CancellationToken.None));
            await db.SaveChangesAsync();
        });
        return key;
    }

    /// <summary>As another worker process would have it, on the same database.</summary>
    public MailSender SenderOfAnotherProcess() => ActivatorUtilities.CreateInstance<MailSender>(Services, new SmtpServer(Mail));

    public Task<OutgoingMail> Row(string key) => In((db, _) => db.OutgoingMails.AsNoTracking().SingleAsync(m => m.Key == key));

    public new async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Smtp.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
