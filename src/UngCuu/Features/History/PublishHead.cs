using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UngCuu.Data;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Schedules;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.History;

public sealed class HistorySettings
{
    public const string Section = "History";

    /// <summary>Who keeps the heads outside the house; each gets a letter a day.</summary>
    public IReadOnlyList<string> HeadTo { get; init; } = [];
}

/// <summary>Every day the head of the chain leaves the house: a file in the data folder, and a letter to those who keep it.</summary>
internal sealed class PublishHead(SealHistory seal, ServerSettings settings, IOptions<HistorySettings> keepers, Clock clock, Texts texts) : IScheduled
{
    public string Name => "history.head";

    public string Cron => "0 20 0 * * ?";

    public static string Folder(ServerSettings settings) => Path.Combine(settings.DataFolder, "heads");

    public async Task Run(AppDb db, CancellationToken cancel)
    {
        await seal.Run(cancel);
        if (await db.Seals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel) is not { } last)
            return;
        var head = Head.Of(last);
        var day = clock.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Directory.CreateDirectory(Folder(settings));
        await File.WriteAllTextAsync(Path.Combine(Folder(settings), $"{day}.json"), head.Write(), cancel);
        foreach (var to in keepers.Value.HeadTo)
            await db.QueueMail(new OutgoingMail
            {
                Key = $"history/head/{day}/{to}",
                To = to,
                ToName = to,
                Language = "vi",
                Subject = texts.In(Texts.Vietnamese, "mail.head.subject", clock.Today),
                Body = texts.In(Texts.Vietnamese, "mail.head.body", clock.Today, head.Seal, head.Hash, head.Write()),
                CreatedAt = clock.Now,
            }, cancel);
    }
}
