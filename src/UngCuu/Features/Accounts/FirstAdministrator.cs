using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>
/// An installation without any account prints one link on its console. Whoever can read the console makes the first administrator with it, once;
/// there is no default password anywhere.
/// </summary>
internal sealed class FirstAdministrator(
    AppDb db, UserManager<Account> accounts, RegistrySource registry, Clock clock, TimeProvider time, PublicAddress address, Author author)
{
    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <returns>The link; none when somebody can sign in already.</returns>
    public async Task<Uri?> Offer(CancellationToken cancel)
    {
        if (await db.Accounts.AnyAsync(cancel))
            return null;
        await db.RevokeLinks(LinkPurpose.FirstAdministrator, account: null, Now, cancel);
        db.AccountLinks.Add(AccountLink.New(LinkPurpose.FirstAdministrator, account: null, Now, out var secret));
        await db.SaveChangesAsync(cancel);
        return address.Of($"/account/first/{secret}");
    }

    /// <returns>None when there never was such a link.</returns>
    public async Task<(AccountLink Link, bool IsOver)?> Open(string secret, CancellationToken cancel) =>
        await db.FindLink(LinkPurpose.FirstAdministrator, secret, cancel) is { } link
            ? (link, link.IsOver(Now) || await db.Accounts.AnyAsync(cancel))
            : null;

    /// <summary>Where a first administrator can sit: the agencies that hold a part of the national system today.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> Agencies(CancellationToken cancel)
    {
        var known = await registry.Snapshot(cancel);
        return [.. known.NationalRoles.All.Where(h => h.HoldsOn(clock.Today)).OrderBy(h => h.Role != NationalRole.Coordinating)
            .Select(h => h.OrganisationId).Distinct().Select(id => (id, known.NameOf(id, clock.Today, Texts.InEnglish)))];
    }

    /// <returns>The secret of the invitation by which the new administrator goes on: password, phone, codes.</returns>
    public async Task<string> Make(AccountLink link, string email, string name, Guid organisation, CancellationToken cancel)
    {
        if (await db.Accounts.AnyAsync(cancel))
            throw new RuleBroken("account.link.over");
        if (!(await Agencies(cancel)).Any(a => a.Id == organisation))
            throw new RuleBroken("account.post.out-of-reach") { Field = "Form.OrganisationId" };
        link.Use(Now);
        var account = new Account(email, name, Texts.InEnglish ? "en" : "vi", clock.Now);
        (await accounts.CreateAsync(account)).OrBroken("Form.Email");
        (author.AccountId, author.Name) = (account.Id, account.Name);
        db.Record(new Subject(nameof(Account), account.Id), new AccountInvited(account.Language));
        db.Posts.Add(Post.Give(account.Id, PostRole.Administrator, organisation, clock.Today, to: null, by: null, clock.Now));
        db.AccountLinks.Add(AccountLink.New(LinkPurpose.Invitation, account.Id, Now, out var secret));
        await db.SaveChangesAsync(cancel);
        return secret;
    }
}
