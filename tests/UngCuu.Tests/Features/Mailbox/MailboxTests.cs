using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using UngCuu.Features.Duties;
using UngCuu.Features.Incidents;
using UngCuu.Features.Mailbox;
using UngCuu.Jobs;
using UngCuu.Security;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Mailbox;

/// <summary>Letters to the published address: kept, answered, sorted, and what they tell put on the register.</summary>
[Trait("needs", "database")]
public class MailboxTests(LetterBox box) : IClassFixture<LetterBox>
{
    private static readonly Dictionary<string, object?> Nothing = [];

    [Fact]
    public async Task A_letter_waits_with_its_number_words_and_files_and_its_sender_is_answered_once()
    {
        var letter = LetterBox.Letter("Trần Thử <thu-nhat@example.vn>", "[TBSC] Trang tin bị đổi giao diện", "Trang tin của huyện hiện nội dung lạ từ 13 giờ.", ("nhật ký.txt", "dòng một"));
        var mail = await box.Comes(letter);
        Assert.Equal((MailStatus.Waiting, SenderCheck.Unverified, true), (mail.Status, mail.Sender, mail.IsMarked));
        using var officer = await box.AsOfficer();
        var list = await officer.Get("/mail-received");
        Assert.Contains(mail.Reference!, list.Text, StringComparison.Ordinal);
        var page = await officer.Get($"/mail-received/{mail.Reference}");
        Assert.Contains("hiện nội dung lạ", page.One("#letter").TextContent, StringComparison.Ordinal);
        Assert.Contains("Chưa xác minh", page.One("#head").TextContent, StringComparison.Ordinal);
        var file = await officer.Client.GetAsync(new Uri(page.One("#files a").GetAttribute("href")!, UriKind.Relative));
        Assert.Equal(("attachment", "dòng một"), (file.Content.Headers.ContentDisposition!.DispositionType, await file.Content.ReadAsStringAsync()));
        var whole = await officer.Client.GetByteArrayAsync(new Uri($"/mail-received/{mail.Reference}/files/{Guid.Empty}", UriKind.Relative));
        Assert.Equal(mail.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(whole)));
        var answer = Assert.Single(await box.LettersTo("thu-nhat@example.vn"));
        Assert.Equal((letter.MessageId, LetterBox.Published), (answer.InReplyTo, answer.ReplyTo));
        Assert.Contains(mail.Reference!, answer.Subject, StringComparison.Ordinal);
        await box.Services.GetRequiredService<Outbox>().Drain(TestContext.Current.CancellationToken);
        Assert.Single(await box.LettersTo("thu-nhat@example.vn"));
    }

    [Fact]
    public async Task Taken_up_it_is_an_incident_that_was_received_when_the_letter_came()
    {
        var letter = LetterBox.Letter("Trần Thử <thu-hai@example.vn>", "[TBSC] Trang tin bị đổi giao diện", "Trang tin của huyện hiện nội dung lạ.", ("anh.txt", "ảnh"));
        var mail = await box.Comes(letter);
        var came = mail.ReceivedAt;
        var incident = await TakeUp(mail);
        Assert.Equal((ReportSource.Email, IncidentStatus.Received), (incident.Source, incident.Status));
        Assert.StartsWith("Trang tin bị đổi giao diện", incident.Title, StringComparison.Ordinal);
        await box.In(async (db, _) =>
        {
            var told = await db.IncomingReports.SingleAsync(r => r.IncidentId == incident.Id);
            Assert.Equal(("Trần Thử", "thu-hai@example.vn", came, false), (told.ReporterName, told.ReporterEmail, told.ReceivedAt, told.SenderVerified));
            var received = await db.Events.SingleAsync(e => e.SubjectId == incident.Id && e.Name == nameof(IncidentReceived));
            Assert.Equal((came, true), (received.FactAt, received.Proved));
            Assert.Equal("anh.txt", (await db.IncidentFiles.SingleAsync(f => f.IncidentId == incident.Id)).Name);
            Assert.Equal((MailStatus.TakenUp, incident.Id), await db.ReceivedMails.Where(m => m.Id == mail.Id).Select(m => new ValueTuple<MailStatus, Guid>(m.Status, m.CaseId!.Value)).SingleAsync());
        });
        await box.Services.GetRequiredService<Outbox>().Drain(TestContext.Current.CancellationToken);
        var letters = await box.LettersTo("thu-hai@example.vn");
        Assert.Equal([letter.MessageId, letter.MessageId], letters.Select(l => l.InReplyTo));
        Assert.Contains(incident.Reference!, letters[1].Subject, StringComparison.Ordinal);
        // The link leads to the receipt, without an account.
        using var anybody = box.Browse();
        var link = letters[1].Body.Split(' ', '\n').First(w => w.Contains("/r/", StringComparison.Ordinal));
        Assert.Contains(incident.Reference!, (await anybody.Get(new Uri(link).AbsolutePath)).One("h1").TextContent, StringComparison.Ordinal);
        Assert.Empty((await box.In((_, services) => services.GetRequiredService<CheckDuties>().Run())).Differences);
    }

    [Fact]
    public async Task A_letter_is_taken_up_once()
    {
        var mail = await box.Comes(LetterBox.Letter("mot-lan@example.vn", "Máy chủ gửi thư rác", "Máy chủ thư của chúng tôi gửi thư rác."));
        using var first = await box.AsOfficer();
        using var second = await box.SignInAs(PostRole.CoordinationLead, box.Coordinator);
        var one = await Fill(first, mail);
        var again = await first.Press(await first.Get($"/incidents/from-mail/{mail.Reference}"));
        Assert.Equal(one.Address.Segments[2], again.Address.Segments[2]); // pressed twice, it is one draft
        Assert.Contains("đã mở bản ghi nhận", (await second.Get($"/incidents/from-mail/{mail.Reference}")).Text, StringComparison.Ordinal);
        var two = await Fill(second, mail);
        Assert.Equal(HttpStatusCode.OK, (await first.Send(one, Nothing, "Gửi")).Status);
        var refused = await second.Send(two, Nothing, "Gửi");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Đã ghi nhận tin báo", refused.One(".form-errors").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await box.In((db, _) => db.IncomingReports.CountAsync(r => r.ReporterEmail == "mot-lan@example.vn")));
        Assert.Contains("Đã ghi nhận tin báo", (await second.Get($"/incidents/from-mail/{mail.Reference}")).One("main .notice").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_may_tell_more_of_an_incident_on_the_register_or_only_be_kept_with_it()
    {
        var (reference, _) = await box.ReportPublicly("thu-them.example", "Người báo đầu");
        var more = await box.Comes(LetterBox.Letter("nguoi-thu-hai@example.vn", "Về trang bị đổi", "Tôi cũng thấy trang này bị đổi."));
        using var officer = await box.AsOfficer();
        var draft = await officer.Send(await officer.Get($"/incidents/from-mail/{more.Reference}"), new Dictionary<string, object?> { ["Form.Incident"] = reference.ToLowerInvariant() }, "Ghi thêm tin báo");
        var landed = await officer.Send(await Through(officer, draft), Nothing, "Gửi");
        Assert.Contains(reference, landed.One("h1").TextContent, StringComparison.Ordinal);
        var kept = await box.Comes(LetterBox.Letter("bao-chi@example.vn", "Hỏi về trang bị đổi", "Xin cho biết tình hình."));
        var card = await officer.Send(await officer.Get($"/incidents/from-mail/{kept.Reference}"), new Dictionary<string, object?> { ["Form.Incident"] = reference }, "Chỉ lưu thư vào hồ sơ");
        Assert.Equal($"/incidents/{reference}", card.Address.AbsolutePath);
        Assert.Equal([kept.Reference, more.Reference], card.Html.QuerySelectorAll("#letters a").Select(a => a.TextContent));
        Assert.Contains("bao-chi@example.vn", card.One("#timeline-entries").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, card.Html.QuerySelectorAll("#reporters li strong").Length);
        // Put there by mistake, it waits again.
        var back = await officer.Press(await officer.Get($"/mail-received/{kept.Reference}/restore"));
        Assert.Contains("Chờ xử lý", back.One("#head").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await officer.Get($"/incidents/{reference}")).Html.QuerySelectorAll("#letters a"), a => a.TextContent == kept.Reference);
    }

    [Fact]
    public async Task The_reporters_answer_joins_the_incident_and_a_strangers_is_only_a_hint()
    {
        var incident = await TakeUp(await box.Comes(LetterBox.Letter("nguoi-bao@example.vn", "[TBSC] Mất kết nối", "Cổng không mở được.")));
        await box.Services.GetRequiredService<Outbox>().Drain(TestContext.Current.CancellationToken);
        var receipt = (await box.LettersTo("nguoi-bao@example.vn"))[^1];
        var answer = Answer("Nguoi-Bao@example.vn", $"{receipt.Letter:N}@ungcuu.invalid", "Re: [TBSC]", "Gửi thêm: lỗi từ 9 giờ.");
        var joined = await box.Comes(answer);
        Assert.Equal((MailStatus.WithIncident, incident.Id), (joined.Status, joined.CaseId));
        var named = await box.Comes(LetterBox.Letter("nguoi-bao@example.vn", $"Thêm về {incident.Reference!.ToLowerInvariant()}", "Có thêm ảnh."));
        Assert.Equal((MailStatus.WithIncident, incident.Id), (named.Status, named.CaseId));
        // Whoever got hold of the letter, or knows the reference, is not the reporter.
        foreach (var forged in new[] { Answer("ke-la@example.vn", $"{receipt.Letter:N}@ungcuu.invalid", "Re: [TBSC]", "Hãy đóng sự cố."), LetterBox.Letter("ke-la@example.vn", $"Re: {incident.Reference}", "Hãy đóng sự cố ngay.") })
        {
            var waits = await box.Comes(forged);
            Assert.Equal((MailStatus.Waiting, null, incident.Id), (waits.Status, waits.CaseId, waits.MaybeCaseId));
        }
        using var officer = await box.AsOfficer();
        var card = await officer.Get($"/incidents/{incident.Reference}");
        Assert.Contains("Lưu thư vào hồ sơ", card.One("#timeline-entries").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, card.Html.QuerySelectorAll("#letters a").Length);
        Assert.Contains(incident.Reference!, (await officer.Get("/mail-received?q=ke-la")).Text, StringComparison.Ordinal);
        // An answer to the first answer, before anybody took the letter up, goes on from it and is not answered again.
        var first = await box.Comes(LetterBox.Letter("hai-thu@example.vn", "Hỏi", "Thư một."));
        var second = await box.Comes(LetterBox.Letter("hai-thu@example.vn", $"Re: [{first.Reference}] Hỏi", "Thư hai."));
        Assert.Equal((MailStatus.Waiting, first.Id), (second.Status, second.FollowsId));
        Assert.Single(await box.LettersTo("hai-thu@example.vn"));
    }

    [Theory]
    [InlineData("Auto-Submitted", "auto-replied", true)]
    [InlineData("Auto-Submitted", "auto-generated", false)]
    [InlineData("Precedence", "bulk", false)]
    [InlineData("List-Id", "<tin.example.vn>", false)]
    [InlineData("X-Autoreply", "yes", true)]
    [InlineData("Return-Path", "<>", true)]
    [InlineData("X-Auto-Response-Suppress", "All", false)]
    public async Task Programs_are_not_answered(string header, string value, bool aside)
    {
        var from = $"{header.ToLowerInvariant()}-{value.Length}@example.vn";
        var letter = LetterBox.Letter(from, "Vắng mặt", "Tôi đi vắng.");
        letter.Headers.Insert(0, header, value);
        var mail = await box.Comes(letter);
        Assert.Equal(aside ? SetAsideWhy.Automatic : null, mail.WhySetAside);
        Assert.Empty(await box.LettersTo(from));
        // A machine of a member's that reports an incident by the mark is read, whatever it says of itself.
        var marked = LetterBox.Letter(from, "[TBSC] Cảnh báo của hệ thống giám sát", "Phát hiện kết nối lạ.");
        marked.Headers.Insert(0, header, value);
        Assert.Equal(MailStatus.Waiting, (await box.Comes(marked)).Status);
        Assert.Empty(await box.LettersTo(from));
    }

    [Fact]
    public async Task Our_own_letters_and_bounces_are_not_answered()
    {
        foreach (var from in new[] { LetterBox.Published, "MAILER-DAEMON@example.vn", "khong-tra-loi@ungcuu.invalid" })
        {
            var mail = await box.Comes(LetterBox.Letter(from, "Undelivered Mail", "Không gửi được."));
            Assert.Equal((MailStatus.SetAside, SetAsideWhy.Automatic), (mail.Status, mail.WhySetAside));
            Assert.Empty(await box.LettersTo(from));
        }
    }

    [Fact]
    public async Task One_sender_fills_neither_the_list_nor_their_own_mailbox()
    {
        for (var i = 0; i < 33; i++)
            await box.Put(LetterBox.Letter("nhieu@example.vn", $"Thư {i}", $"Nội dung {i}"));
        await box.Fetch.Run(TestContext.Current.CancellationToken);
        await box.Services.GetRequiredService<Outbox>().Drain(TestContext.Current.CancellationToken);
        var mails = await box.In((db, _) => db.ReceivedMails.Where(m => m.From == "nhieu@example.vn").ToListAsync());
        Assert.Equal((30, 3), (mails.Count(m => m.Status == MailStatus.Waiting), mails.Count(m => m.WhySetAside == SetAsideWhy.Flood)));
        Assert.Equal(5, (await box.LettersTo("nhieu@example.vn")).Count);
    }

    [Fact]
    public async Task The_same_letter_comes_in_once_and_over_another_way_is_set_aside()
    {
        var letter = LetterBox.Letter("ban-sao@example.vn", "Một thư", "Một lần.");
        var mail = await box.Comes(letter);
        await box.Put(letter);
        Assert.Equal(0, await box.Fetch.Run(TestContext.Current.CancellationToken));
        letter.Headers.Insert(0, "Received", "from hai.example.vn by mot.example.vn; Tue, 03 Apr 2018 14:30:00 +0700");
        await box.Put(letter);
        Assert.Equal(1, await box.Fetch.Run(TestContext.Current.CancellationToken));
        await box.In(async (db, _) =>
        {
            var both = await db.ReceivedMails.Where(m => m.MessageId == letter.MessageId).OrderBy(m => m.Reference).ToListAsync();
            Assert.Equal([mail.Id], both.Where(m => m.WhySetAside is null).Select(m => m.Id));
            Assert.Equal([SetAsideWhy.Double], both.Select(m => m.WhySetAside).OfType<SetAsideWhy>());
        });
    }

    [Fact]
    public async Task Of_a_stamped_letter_nothing_is_kept_but_who_and_when_and_the_sender_is_told_the_channel()
    {
        var letter = LetterBox.Letter("co-mat@example.vn", "Báo cáo", "TỐI MẬT\nNội dung không được giữ.", ("phu-luc.txt", "không giữ"));
        var mail = await box.Comes(letter);
        Assert.Equal((SetAsideWhy.Secret, "", "", null, 0), (mail.WhySetAside, mail.Title, mail.Text, mail.StoredAs, mail.Files.Count));
        var answer = Assert.Single(await box.LettersTo("co-mat@example.vn"));
        Assert.Contains("văn thư mật", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("không được giữ.", answer.Body, StringComparison.Ordinal);
        // The one copy there is stays where it lies: it is not for us to destroy it.
        Assert.Contains(Directory.EnumerateFiles(box.Folder), f => f.EndsWith(".refused", StringComparison.Ordinal) && File.ReadAllText(f).Contains(letter.MessageId!, StringComparison.Ordinal));
        using var officer = await box.AsOfficer();
        var page = await officer.Get($"/mail-received/{mail.Reference}");
        Assert.Contains("không lưu nội dung", page.One("main .notice").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("không được giữ.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Set_aside_with_a_reason_it_can_come_back_and_the_history_says_both()
    {
        var mail = await box.Comes(LetterBox.Letter("quang-cao@example.vn", "Mời mua", "Giảm giá."));
        using var officer = await box.AsOfficer();
        var page = await officer.Get($"/mail-received/{mail.Reference}");
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.Send(page, Nothing, "Không xử lý thư này")).Status);
        var list = await officer.Send(page, new Dictionary<string, object?> { ["Form.Reason"] = "Quảng cáo." }, "Không xử lý thư này");
        Assert.DoesNotContain("quang-cao@example.vn", list.One("main").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await officer.Send(page, new Dictionary<string, object?> { ["Form.Reason"] = "Lần nữa." }, "Không xử lý thư này")).Status);
        await officer.Press(await officer.Get($"/mail-received/{mail.Reference}/restore"));
        var history = await officer.Get($"/history?about=ReceivedMail&q={mail.Reference}");
        Assert.Contains("Quảng cáo.", history.One("main").TextContent, StringComparison.Ordinal);
        Assert.Contains("Đưa thư trở lại", history.One("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_the_coordinating_agency_knows_of_a_letter()
    {
        var mail = await box.Comes(LetterBox.Letter("kin@example.vn", "Chuyện riêng", "Chỉ gửi cơ quan điều phối."));
        using var unit = await box.AsUnit();
        Assert.DoesNotContain("Thư đến", (await unit.Get("/")).Text, StringComparison.Ordinal);
        foreach (var address in new[] { "/mail-received", $"/mail-received/{mail.Reference}", $"/mail-received/{mail.Reference}/files/{Guid.Empty}", $"/mail-received/{mail.Reference}/restore", $"/incidents/from-mail/{mail.Reference}" })
            Assert.Equal(HttpStatusCode.Forbidden, (await unit.Get(address)).Status);
        // The same post somewhere else reaches no letter either.
        using var elsewhere = await box.SignInAs(PostRole.DutyOfficer, box.Stranger);
        Assert.DoesNotContain("kin@example.vn", (await elsewhere.Get("/mail-received?state=All")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Get($"/mail-received/{mail.Reference}")).Status);
    }

    [Fact]
    public async Task A_sudden_end_between_the_files_and_the_row_loses_nothing()
    {
        var letter = LetterBox.Letter("dung-dot-ngot@example.vn", "Thư", "Còn nguyên.", ("a.txt", "a"));
        await box.Put(letter);
        // Files and row are made, the save does not end: as when the process dies there.
        box.Dies.AtTheNextSave = true;
        await Assert.ThrowsAsync<OperationCanceledException>(() => box.Fetch.Run(TestContext.Current.CancellationToken));
        Assert.False(box.Dies.AtTheNextSave);
        Assert.False(await box.In((db, _) => db.ReceivedMails.AnyAsync(m => m.MessageId == letter.MessageId)));
        Assert.Equal(1, await box.Fetch.Run(TestContext.Current.CancellationToken));
        Assert.Equal("Còn nguyên.", (await box.Mail(letter.MessageId!)).Text);
    }

    [Fact]
    public async Task No_letter_stops_those_behind_it()
    {
        var cut = new string('x', 499) + "\U0001F600" + new string('y', 100);
        byte[][] hostile =
        [
            Bytes($"From: {cut} <mot@example.vn>\r\nSubject: {cut}\r\nMessage-ID: <{new string('क', 600)}@x>\r\n\r\n{new string('z', 24_999)}\U0001F600 và nữa"),
            Bytes("From: hai@example.vn\r\nReferences: <a\0b@x> <\uFFFD@y>\r\nIn-Reply-To: <\0@x>\r\nSubject: \0\r\n\r\n\0"),
            [.. Enumerable.Range(0, 256).Select(i => (byte)i)],
            [],
        ];
        foreach (var raw in hostile)
            await box.Put(raw);
        var plain = LetterBox.Letter("sau-cung@example.vn", "Thư thường", "Đến sau các thư lạ.");
        Assert.Equal(MailStatus.Waiting, (await box.Comes(plain)).Status);
        Assert.Equal(hostile.Length, await box.In((db, _) => db.ReceivedMails.CountAsync(m => m.From == "mot@example.vn" || m.From == "hai@example.vn" || m.From == "")));

        static byte[] Bytes(string raw) => System.Text.Encoding.UTF8.GetBytes(raw);
    }

    [Fact]
    public async Task A_stamp_is_seen_wherever_it_stands()
    {
        var within = LetterBox.Letter("trong@example.vn", "Chuyển tiếp", "Xem thư kèm.");
        within.Body = new Multipart("mixed") { within.Body!, new MessagePart { Message = LetterBox.Letter("goc@example.vn", "Kế hoạch", "TỐI MẬT\nKhông giữ.") } };
        var page = LetterBox.Letter("trang@example.vn", "Trang", "");
        page.Body = new MultipartAlternative { new TextPart("plain") { Text = "Xem trang." }, new TextPart("html") { Text = "<p>TỐI MẬT</p><p>Không giữ.</p>" } };
        foreach (var letter in new[] { within, page })
            Assert.Equal((SetAsideWhy.Secret, null, ""), ((await box.Comes(letter)) is var mail ? (mail.WhySetAside, mail.StoredAs, mail.Text) : default));
    }

    [Fact]
    public async Task Who_writes_again_of_what_is_over_waits_for_an_officer()
    {
        var incident = await TakeUp(await box.Comes(LetterBox.Letter("lai-bao@example.vn", "[TBSC] Mất kết nối", "Cổng không mở được.")));
        using var officer = await box.AsOfficer();
        await officer.Do(incident.Reference!, "invalidate", ("Form.Reason", "Báo nhầm."));
        var again = await box.Comes(LetterBox.Letter("lai-bao@example.vn", $"[TBSC] Lại bị tấn công, xem {incident.Reference}", "Hôm nay lại không mở được."));
        Assert.Equal((MailStatus.Waiting, null, incident.Id), (again.Status, again.CaseId, again.MaybeCaseId));
    }

    private static MimeMessage Answer(string from, string to, string subject, string text)
    {
        var answer = LetterBox.Letter(from, subject, text);
        answer.InReplyTo = to;
        return answer;
    }

    private async Task<Page> Fill(Browser officer, ReceivedMail mail) =>
        await Through(officer, await officer.Press(await officer.Get($"/incidents/from-mail/{mail.Reference}")));

    private static async Task<Page> Through(Browser officer, Page page)
    {
        page = await officer.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Hà Nội" }, "Lưu và tiếp tục");
        page = await officer.Send(page, page.Html.QuerySelector("[name='F.systemName']") is { } name && string.IsNullOrEmpty(name.GetAttribute("value")) ? new Dictionary<string, object?> { ["F.systemName"] = "Trang tin của huyện" } : Nothing, "Lưu và tiếp tục");
        return await officer.Send(page, new Dictionary<string, object?> { ["F.detectedAt"] = "13:00 03/4/2018" }, "Lưu và tiếp tục");
    }

    private async Task<Incident> TakeUp(ReceivedMail mail)
    {
        using var officer = await box.AsOfficer();
        var landed = await officer.Send(await Fill(officer, mail), Nothing, "Gửi");
        Assert.Equal(HttpStatusCode.OK, landed.Status);
        return await box.Incident(landed.One("h1").TextContent.Split(' ')[^1]);
    }
}
