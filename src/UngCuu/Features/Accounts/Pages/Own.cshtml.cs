using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>A person's own account.</summary>
[SignedIn]
internal sealed class OwnModel(AppDb db, CurrentUser user, RegistrySource registry, Clock clock, PasskeyDomain passkeys, Acting acting, Texts texts) : PageModel, ILoads
{
    private const int Shown = 10;
    private RegistrySnapshot known = null!;

    public Account Account { get; private set; } = null!;

    /// <summary>The newest, with the browser in words.</summary>
    public IReadOnlyList<(DateTime At, string? Device, string? How)> SignIns { get; private set; } = [];

    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    public bool MayAddPasskey => Account.IsSetUp && Passkeys.Count < Passkey.Most && passkeys.IsAt(Request);

    public bool MayChoosePost => acting.Choices > 1;

    public Guid? ActingIn => user.PostId;

    public DateOnly Today => clock.Today;

    public string NameOf(Guid organisation) => known.NameOf(organisation, Today, Texts.InEnglish);

    public async Task<bool> Load(CancellationToken cancel)
    {
        known = await registry.Snapshot(cancel);
        Account = await db.Accounts.AsNoTracking().Include(a => a.Posts).SingleAsync(a => a.Id == user.AccountId, cancel);
        var events = await db.Events.AsNoTracking().Where(e => e.SubjectId == Account.Id && e.Name == nameof(SignedIn)).OrderByDescending(e => e.FactAt).Take(Shown).ToListAsync(cancel);
        SignIns = [.. events.Select(e => (e.At, Fact: FactJson.Read<SignedIn>(e.Payload))).Select(s => (s.At, s.Fact.Device, How(s.Fact)))];
        Passkeys = await db.Passkeys.AsNoTracking().Where(p => p.UserId == Account.Id).OrderBy(p => p.Id).ToListAsync(cancel);
        return true;
    }

    /// <summary>Nothing to say of password and code.</summary>
    private string? How(SignedIn fact) =>
        fact.Passkey is { } passkey ? texts["account.signIns.passkey", passkey] : fact.WithRecoveryCode ? texts["account.signIns.recovered"] : null;
}
