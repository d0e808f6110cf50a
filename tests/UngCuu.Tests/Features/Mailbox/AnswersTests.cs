using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Mailbox;
using UngCuu.Shared;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Mailbox;

/// <summary>Somebody writes in the names of many.</summary>
[Trait("needs", "database")]
public class AnswersTests(AnswersTests.FewAnswers box) : IClassFixture<AnswersTests.FewAnswers>
{
    public sealed class FewAnswers(TestDatabase database) : LetterBox(database)
    {
        public override MailboxSettings Mailbox => new() { Address = Published, AllAnswersAnHour = 4 };
    }

    [Fact]
    public async Task Forged_senders_are_not_all_written_to()
    {
        var before = await box.In((db, _) => db.ReceivedMails.CountAsync());
        for (var i = 0; i < 9; i++)
            await box.Comes(LetterBox.Letter($"ai-do-{i}@example.vn", "Thư", $"Nội dung {i}"));
        var answered = await box.In((db, _) => db.Set<UngCuu.Jobs.Mail.OutgoingMail>().CountAsync(m => m.Key.StartsWith("mailbox/answer/") && m.To.StartsWith("ai-do-")));
        Assert.Equal(4, answered);
        Assert.Equal(before + 9, await box.In((db, _) => db.ReceivedMails.CountAsync(m => m.Status == MailStatus.Waiting)));
    }

    [Fact]
    public async Task Who_handles_letters_is_told_when_the_mailbox_is_not_read_any_more()
    {
        await box.Comes(LetterBox.Letter("cuoi-cung@example.vn", "Thư cuối", "Trước khi máy chủ thư ngừng."));
        using (var officer = await box.AsOfficer())
            Assert.Null((await officer.Get("/mail-received")).Html.QuerySelector("#unread"));
        var clock = box.Services.GetRequiredService<Clock>();
        clock.MoveTo(clock.Now.AddHours(2.5));
        using var later = await box.AsOfficer();
        Assert.Contains("Không đọc được hộp thư", (await later.Get("/mail-received")).One("#unread").TextContent, StringComparison.Ordinal);
        await box.Fetch.Run(TestContext.Current.CancellationToken);
        Assert.Null((await later.Get("/mail-received")).Html.QuerySelector("#unread"));
    }
}
