using System.Collections.Frozen;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>
/// Which organisations an administrator looks after: their own and all below it, for a specialised unit also those whose unit it is,
/// for a national agency all. And nobody manages an account stronger than their own, or their own posts.
/// </summary>
internal sealed class AdministratorReach(CurrentUser user, RegistrySource source, Clock clock)
{
    private RegistrySnapshot registry = null!;
    private FrozenSet<Guid> organisations = [];

    public AdministrationLevel Level { get; private set; }

    public DateOnly Today => clock.Today;

    public IReadOnlySet<Guid> Organisations => organisations;

    public bool SeesAll => Level == AdministrationLevel.National;

    public async Task<AdministratorReach> Open(CancellationToken cancel)
    {
        registry = await source.Snapshot(cancel);
        if (!user.May(Permission.ManageAccounts) || user.OrganisationId is not { } own)
            throw new InvalidOperationException("Only an administrator has a reach over accounts.");
        Level = registry.LevelOf(own, Today);
        organisations = SeesAll
            ? registry.Organisations.Where(o => o.HoldsOn(Today)).Select(o => o.Id).ToFrozenSet()
            : registry.UnitScopesOf(own, Today).Prepend(own)
                .SelectMany(top => registry.Tree.DescendantsOf(top, Today).Append(top))
                .Where(o => registry.LevelOf(o, Today) <= Level)
                .ToFrozenSet();
        return this;
    }

    public string NameOf(Guid organisation) => registry.NameOf(organisation, Today, Texts.InEnglish);

    public string ShortNameOf(Guid organisation) => registry.NamesOn(organisation, Today)?.ShortName ?? "";

    public bool IsNational(Guid organisation) => registry.LevelOf(organisation, Today) == AdministrationLevel.National;

    /// <summary>Accounts with a post in reach, past ones too: who left is still found.</summary>
    public IQueryable<Account> Visible(IQueryable<Account> accounts)
    {
        var mine = organisations;
        return SeesAll ? accounts : accounts.Where(a => a.Posts.Any(p => mine.Contains(p.OrganisationId)));
    }

    public bool MaySee(Post post) => SeesAll || organisations.Contains(post.OrganisationId);

    /// <summary>Their own, or that of the person in whose post they act: what nobody may do for themselves nobody does for them either.</summary>
    public bool IsOwn(Account account) => account.Id == user.AccountId || account.Id == user.StandsInFor;

    /// <summary>All the account holds or is about to hold lies in reach. Somebody with a post elsewhere is managed from above both.</summary>
    public bool MayManage(Account account) =>
        !IsOwn(account) && account.Posts.Where(p => p.IsLive(Today)).All(p => MaySee(p) && registry.LevelOf(p.OrganisationId, Today) <= Level);

    public void MustManage(Account account)
    {
        if (IsOwn(account))
            throw new RuleBroken("account.own");
        if (!MayManage(account))
            throw new RuleBroken("account.stronger");
    }

    /// <summary>A role of the national system is given only at the agency that holds that part of it.</summary>
    public void MustBeGivenAt(PostRole role, Guid organisation)
    {
        if (!organisations.Contains(organisation))
            throw new RuleBroken("account.post.out-of-reach") { Field = "Form.OrganisationId" };
        if (PartOf(role) is { } part && registry.NationalRoles.HeldBy(organisation, Today).All(h => h.Role != part))
            throw new RuleBroken("account.post.national-only", role) { Field = "Form.Role" };
    }

    private static NationalRole? PartOf(PostRole role) => role switch
    {
        PostRole.DutyOfficer or PostRole.CoordinationLead => NationalRole.Coordinating,
        PostRole.StandingAgency => NationalRole.Standing,
        PostRole.NationalSteering => NationalRole.Steering,
        _ => null,
    };
}
