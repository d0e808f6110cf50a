using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Mailbox;
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
        for (var i = 0; i < 9; i++)
            await box.Comes(LetterBox.Letter($"ai-do-{i}@example.vn", "Thư", $"Nội dung {i}"));
        var answered = await box.In((db, _) => db.Set<UngCuu.Jobs.Mail.OutgoingMail>().CountAsync(m => m.Key.StartsWith("mailbox/answer/")));
        Assert.Equal(4, answered);
        Assert.Equal(9, await box.In((db, _) => db.ReceivedMails.CountAsync(m => m.Status == MailStatus.Waiting)));
    }
}
