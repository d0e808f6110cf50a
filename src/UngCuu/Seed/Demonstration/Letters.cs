using System.Text;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using UngCuu.Data;
using UngCuu.Features.Incidents;
using UngCuu.Features.Mailbox;
using UngCuu.Shared;

namespace UngCuu.Seed.Demonstration;

/// <summary>What lies in the published address's mailbox on the day of the demonstration: two that wait, one that a program wrote.</summary>
internal sealed class Letters(AppDb db, KeepMail keep, Author author, Clock clock)
{
    private const string Mailbox = "folder";

    public async Task Run(CancellationToken cancel)
    {
        author.ActAsSystem("mailbox");
        var known = await db.Incidents.OrderByDescending(i => i.RecordedAt).Where(i => i.Status == IncidentStatus.Responding).Select(i => i.Reference).FirstAsync(cancel);
        await Came(70, "Văn phòng Trường Minh Họa", "vanphong@truong-minh-hoa.example", "[TBSC] Trang tin của trường bị chuyển hướng",
            "Kính gửi Cơ quan điều phối,\n\nTừ 7 giờ sáng nay, ai mở trang tin của trường bằng điện thoại đều bị chuyển sang một trang đánh bạc; mở bằng máy tính thì bình thường. Địa chỉ máy chủ 203.0.113.80.\n\nChúng tôi đã đổi mật khẩu quản trị nhưng chưa hết. Xin hướng dẫn.\n\nNgười liên hệ: bộ phận quản trị mạng, 0900 000 480.",
            cancel, ("nhat-ky-truy-cap.txt", "203.0.113.99 - GET /index.php?go=ads 302\n203.0.113.99 - GET /wp-login.php 200\n"));
        await Came(35, "", "doi-tac@nha-cung-cap.example", $"Về sự cố {known}", $"Chúng tôi có thêm nhật ký kết nối liên quan đến sự cố {known}. Cần gửi cho ai?", cancel);
        await Came(20, "Hộp thư tự động", "vang-mat@co-quan.example", "Trả lời tự động: vắng mặt", "Tôi đi công tác đến thứ Hai.", cancel);
    }

    private async Task Came(int minutesAgo, string name, string from, string subject, string text, CancellationToken cancel, params (string Name, string Content)[] files)
    {
        var at = clock.Now.AddMinutes(-minutesAgo);
        var body = new BodyBuilder { TextBody = text };
        foreach (var (file, content) in files)
            body.Attachments.Add(file, Encoding.UTF8.GetBytes(content));
        using var letter = new MimeMessage { Subject = subject, Body = body.ToMessageBody(), Date = new DateTimeOffset(at) };
        letter.From.Add(new MailboxAddress(name, from));
        if (files.Length == 0 && name.Length > 0)
            letter.Headers.Add("Auto-Submitted", "auto-replied");
        using var raw = new MemoryStream();
        await letter.WriteToAsync(raw, cancel);
        await keep.Run(new WaitingMail(raw.ToArray(), at), Mailbox, cancel);
        db.ChangeTracker.Clear();
    }
}
