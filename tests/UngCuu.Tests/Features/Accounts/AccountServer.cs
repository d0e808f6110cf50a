using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Features.Accounts;

/// <summary>A server whose time stands where the test puts it, and that counts how often a password is hashed.</summary>
public sealed partial class AccountServer(TestDatabase database) : TestServer(database)
{
    public StandingTime Time { get; } = new();

    public int Hashed => hashed;

    private int hashed;

    protected override ServerSettings Configure(ServerSettings settings) => settings with
    {
        Also = services =>
        {
            settings.Also!(services);
            services.AddSingleton<TimeProvider>(Time);
            services.AddScoped<AccountPasswordHasher>();
            services.AddScoped<IPasswordHasher<Account>>(s => new Counting(this, s.GetRequiredService<AccountPasswordHasher>()));
        },
    };

    public async Task<Page> TryPassword(string email, string password, string language = "vi")
    {
        using var browser = Browse(language);
        return await browser.Send(await browser.Get("/account/sign-in"), ("Form.Email", email), ("Form.Password", password));
    }

    /// <summary>What a reader of the page sees and what its source says, without what is random or typed.</summary>
    public static string Seen(Page page, string typed) =>
        $"{(int)page.Status} {page.Address.PathAndQuery} "
        + Token().Replace(page.Html.DocumentElement.OuterHtml, "").Replace(typed, "…", StringComparison.OrdinalIgnoreCase);

    /// <summary>Letters to this address, the newest first, once what happened has been delivered.</summary>
    public async Task<List<OutgoingMail>> LettersTo(string email)
    {
        await Services.GetRequiredService<Outbox>().Drain();
        return await In((db, _) => db.OutgoingMails.AsNoTracking().Where(m => m.To == email).OrderByDescending(m => m.Id).ToListAsync());
    }

    public Task<List<string>> EventsOf(Guid account) =>
        In((AppDb db, IServiceProvider _) => db.Events.Where(e => e.SubjectId == account).OrderBy(e => e.Id).Select(e => e.Name).ToListAsync());

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*>""", RegexOptions.None, 1000)]
    private static partial Regex Token();

    private sealed class Counting(AccountServer server, AccountPasswordHasher hasher) : IPasswordHasher<Account>
    {
        public string HashPassword(Account user, string password) => hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref server.hashed);
            return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}

/// <summary>Real time of the start, in the middle of a 30-second step; goes on only when a test says so.</summary>
public sealed class StandingTime : TimeProvider
{
    private long seconds = System.GetUtcNow().ToUnixTimeSeconds() / Totp.Seconds * Totp.Seconds + Totp.Seconds / 2;

    public long Step => Interlocked.Read(ref seconds) / Totp.Seconds;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(Interlocked.Read(ref seconds));

    public void Move(TimeSpan by) => Interlocked.Add(ref seconds, (long)by.TotalSeconds);
}
