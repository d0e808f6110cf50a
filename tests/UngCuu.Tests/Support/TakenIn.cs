using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using UngCuu.Features.Mailbox;
using UngCuu.Web;

namespace UngCuu.Tests.Support;

/// <summary>Letters as tests need them that are about something else.</summary>
internal static class TakenIn
{
    extension(TestServer server)
    {
        /// <returns>A letter with one file, on the register.</returns>
        public async Task<ReceivedMail> TakeIn(string from, string subject)
        {
            var folder = Directory.CreateDirectory(Path.Combine(server.Services.GetRequiredService<ServerSettings>().DataFolder, "mail-in")).FullName;
            var number = await server.In((db, _) => db.ReceivedMails.CountAsync());
            var body = new BodyBuilder { TextBody = "Trang của chúng tôi bị đổi giao diện." };
            body.Attachments.Add("nhat-ky.txt", "nhật ký"u8.ToArray());
            var whole = (Multipart)body.ToMessageBody();
            whole.Boundary = "ranh-gioi";
            // The same in any world, so that worlds can be compared.
            var letter = new MimeMessage { Subject = subject, Body = whole, Date = new DateTimeOffset(server.Clock.Now), MessageId = $"thu-{number}@example.vn" };
            letter.From.Add(new MailboxAddress(from, "thu@example.vn"));
            await letter.WriteToAsync(Path.Combine(folder, "thu.eml"));
            await server.Services.GetRequiredService<FetchMail>().Run(TestContext.Current.CancellationToken);
            return await server.In((db, _) => db.ReceivedMails.AsNoTracking().Include(m => m.Files).SingleAsync(m => m.MessageId == letter.MessageId));
        }
    }
}
