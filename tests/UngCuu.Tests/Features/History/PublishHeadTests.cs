using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.History;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Schedules;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Features.History;

/// <summary>A server whose heads go to somebody outside.</summary>
public sealed class KeptServer(TestDatabase database) : TestServer(database)
{
    public const string Keeper = "luu-giu@ngoai.example";

    protected override ServerSettings Configure(ServerSettings settings) => settings with
    {
        Also = services =>
        {
            settings.Also?.Invoke(services);
            services.AddSingleton(Options.Create(new HistorySettings { HeadTo = [Keeper] }));
        },
    };
}

[Trait("needs", "database")]
public class PublishHeadTests(KeptServer server) : IClassFixture<KeptServer>
{
    [Fact]
    public async Task Each_night_the_head_leaves_the_house_as_a_file_and_by_mail_once_a_day()
    {
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            db.Record(new Subject("Account", Ids.New()), new LanguageChosen("vi"));
            await db.SaveChangesAsync();
        });
        var schedule = server.Services.GetRequiredService<Schedule>();
        await schedule.Run("history.head", TestContext.Current.CancellationToken);
        await schedule.Run("history.head", TestContext.Current.CancellationToken);

        var file = Assert.Single(Directory.GetFiles(Path.Combine(server.Services.GetRequiredService<ServerSettings>().DataFolder, "heads")));
        Assert.Equal(VietnamTime.Day(server.Clock.Now).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + ".json", Path.GetFileName(file));
        var head = Head.Read(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
        Assert.Empty((await server.In((_, services) => services.GetRequiredService<VerifyHistory>().Run(head, CancellationToken.None))).Faults);

        var letter = Assert.Single(await server.In((db, _) => db.Set<OutgoingMail>().Where(m => m.To == KeptServer.Keeper).ToListAsync()));
        Assert.Contains(head.Hash, letter.Body, StringComparison.Ordinal);
        Assert.Equal(head, Head.Read(letter.Body[letter.Body.IndexOf('{', StringComparison.Ordinal)..]));
    }
}
