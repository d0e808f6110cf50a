using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Drills;
using UngCuu.Features.Accounts;
using UngCuu.Features.Home;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Bench;

/// <param name="Incident">The reference of one they may see.</param>
/// <param name="Token">For the API.</param>
internal sealed record BenchPerson(string Name, string Email, AuthenticatorApp Phone, string Incident, string Token)
{
    public const string Password = "một mật khẩu chỉ để đo";

    public async Task<Browser> SignIn(Uri address)
    {
        var browser = new Browser(address);
        var code = await browser.Send(await browser.Get("/account/sign-in?back=%2F"), null, ("Form.Email", Email), ("Form.Password", Password));
        await browser.Send(code, null, ("Form.Code", Phone.Code()));
        return browser;
    }
}

/// <summary>A duty officer of the coordinating agency, who sees everything; the contact of a member with five incidents; and another one, who reports and reports.</summary>
internal sealed class People(ServerSettings settings)
{
    public const string Reporter = "reporter";

    private const int SeenByMember = 5;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <param name="report">A report that the API accepts, as a command line.</param>
    public async Task<(IReadOnlyList<BenchPerson> People, string Report)> Make(CancellationToken cancel)
    {
        await using var app = Server.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var agency = await db.Posts.Where(p => p.Role == PostRole.DutyOfficer).Select(p => p.OrganisationId).FirstAsync(cancel);
        var closed = db.Incidents.AsNoTracking().Where(i => i.Status == IncidentStatus.Closed);
        var (member, other) = (await Member(db, "Đo Lường", cancel), await Member(db, "Báo Cáo", cancel));
        var own = await closed.Where(i => i.Parties.Any(p => p.OrganisationId == member)).ToListAsync(cancel);
        if (own.Count == 0)
        {
            own = await closed.Where(i => i.Title.EndsWith(Template.RareWord)).OrderBy(i => i.RecordedAt).Take(1)
                .Concat(closed.Where(i => !i.Title.EndsWith(Template.RareWord)).OrderBy(i => i.RecordedAt).Skip(1_000).Take(SeenByMember - 1)).ToListAsync(cancel);
            foreach (var incident in own)
                db.Add(new IncidentParty(incident.Id, member, PartyRole.Owner));
            await db.SaveChangesAsync(cancel);
        }
        var newest = await closed.OrderByDescending(i => i.RecordedAt).Select(i => i.Reference!).FirstAsync(cancel);
        return (
            [
                await Person(db, scope.ServiceProvider, "coordinator", PostRole.DutyOfficer, agency, newest, cancel),
                await Person(db, scope.ServiceProvider, "member", PostRole.OperatorContact, member, own[0].Reference!, cancel),
                await Person(db, scope.ServiceProvider, Reporter, PostRole.OperatorContact, other, newest, cancel),
            ],
            scope.ServiceProvider.GetRequiredService<ApiExamples>().Report);
    }

    private static async Task<Guid> Member(AppDb db, string name, CancellationToken cancel)
    {
        if (await db.Organisations.FirstOrDefaultAsync(o => o.Names.Any(n => n.ShortName == name), cancel) is { } known)
            return known.Id;
        var member = Organisation.Import(
            Ids.New(), [new() { Name = $"Công ty {name}", ShortName = name, Code = $"do-{name.Length}" }], [new() { Kind = OrganisationKind.Enterprise }],
            territory: null, sector: null, Force.Civil, from: null, to: null, basis: null, Certainty.Default);
        db.Add(member);
        await db.SaveChangesAsync(cancel);
        return member.Id;
    }

    private static async Task<BenchPerson> Person(AppDb db, IServiceProvider services, string name, PostRole role, Guid organisation, string incident, CancellationToken cancel)
    {
        var now = services.GetRequiredService<Clock>().Now;
        var account = new Account($"{Ids.New():N}@bench.example", $"Người đo ({name})", "vi", now);
        account.PasswordHash = services.GetRequiredService<IPasswordHasher<Account>>().HashPassword(account, BenchPerson.Password);
        account.UseTotp(services.GetRequiredService<TotpKeys>().Protect(KeyOf(Letters)), step: 0, recoveryCodeHashes: []);
        var post = Post.Give(account.Id, role, organisation, VietnamTime.Day(now).AddYears(-1), to: null, by: null, now);
        var token = ApiToken.New(account.Id, post.Id, "đo", Roles.Of(role), now, now.AddDays(30), out var secret);
        db.AddRange(account, post, token);
        await db.SaveChangesAsync(cancel);
        return new(name, account.Email!, new AuthenticatorApp(Letters, TimeProvider.System), incident, secret);
    }

    private static byte[] KeyOf(string typed)
    {
        var bits = string.Concat(typed.Select(c => Convert.ToString(Letters.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
