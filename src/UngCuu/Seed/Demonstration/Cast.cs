using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.Registry;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Seed.Demonstration;

/// <summary>Who acts in the history, named by function; some of them have an account and a card to sign in by.</summary>
internal sealed class Cast(RegistrySnapshot registry, DateOnly today)
{
    private static readonly string[] KindsWithCards = ["data-centre", "hospital", "university", "bank", "firm"];

    private readonly Dictionary<(PostRole, Guid), List<(Account Account, Post Post)>> known = [];
    private int addresses;

    /// <summary>The accounts with cards, each with its post at a national agency, a unit or an invented member.</summary>
    public IReadOnlyList<Entity> Posts => [.. known.Values.SelectMany(k => k).Select(k => k.Post)];

    public IReadOnlyList<Account> Accounts => [.. known.Values.SelectMany(k => k).Select(k => k.Account)];

    public void Take(IReadOnlyList<Member> members, DateTime now)
    {
        var coordinator = Holder(NationalRole.Coordinating);
        Give("Cán bộ trực 1", PostRole.DutyOfficer, coordinator, now);
        Give("Cán bộ trực 2", PostRole.DutyOfficer, coordinator, now);
        Give("Lãnh đạo điều phối 1", PostRole.CoordinationLead, coordinator, now);
        Give("Cán bộ thường trực 1", PostRole.StandingAgency, Holder(NationalRole.Standing), now);
        var unit = 0;
        var centres = members.Where(m => m.Kind == "data-centre").Take(3).Select(m => registry.Tree.Standing(m.Systems[0].OwnerId, today)!.Value).ToList();
        foreach (var owner in centres.Append(SeedIds.Organisation("BYT")).Append(SeedIds.Organisation("BGDĐT")))
            Give($"Cán bộ chuyên trách {++unit}", PostRole.SpecialisedUnit, registry.UnitOf(owner, today)!.Value, now);
        var contact = 0;
        foreach (var member in KindsWithCards.Select(kind => members.First(m => m.Kind == kind)))
            Give($"Đầu mối vận hành {++contact}", PostRole.OperatorContact, member.Organisation.Id, now);
        Give("Thành viên Ban Chỉ đạo 1", PostRole.SteeringCommittee, centres[0], now);
        Give("Cán bộ kiểm tra 1", PostRole.Auditor, coordinator, now);
        Give("Quản trị viên 1", PostRole.Administrator, coordinator, now);
    }

    /// <summary>The account that works for the organisation in this role, where one has a post there.</summary>
    public Guid? AccountOf(PostRole role, Guid organisation, int which) =>
        known.TryGetValue((role, organisation), out var some) ? some[which % some.Count].Account.Id : null;

    /// <summary>From here on the acts of this unit of work are theirs.</summary>
    public void Enter(PostRole role, Guid organisation, int which, DateOnly day, CurrentUser user, Author author, Texts texts)
    {
        var one = known.TryGetValue((role, organisation), out var some) ? some[which % some.Count] : ((Account Account, Post Post)?)null;
        if (one is { } person && !person.Post.IsInForce(day))
            one = null;
        var name = one?.Account.Name ?? role switch
        {
            PostRole.DutyOfficer => $"Cán bộ trực {which % 2 + 1}",
            PostRole.CoordinationLead => "Lãnh đạo điều phối",
            PostRole.SpecialisedUnit => "Cán bộ chuyên trách",
            _ => $"Đầu mối {registry.NamesOn(organisation, day)?.Code}",
        };
        user.ActsIn(one?.Post.Id ?? Guid.Empty, role, organisation, registry.NationalRoles.WordsOf(organisation, day));
        (author.AccountId, author.PostId, author.OrganisationId) = (one?.Account.Id, one?.Post.Id, organisation);
        author.Name = $"{name} — {texts.In(Texts.Vietnamese, $"PostRole.{role}")}";
    }

    private Guid Holder(NationalRole role) => registry.NationalRoles.HolderOf(role, today)!.OrganisationId;

    private void Give(string name, PostRole role, Guid organisation, DateTime now)
    {
        var email = $"tai-khoan-{++addresses:00}@minhhoa.example";
        var account = new Account(email, name, "vi", now) { IsDemonstration = true };
        account.NormalizedEmail = email.ToUpperInvariant();
        var from = registry.Find(organisation)?.From is { } begun && begun > VietnamTime.Day(now) ? begun : VietnamTime.Day(now);
        var post = Post.Give(account.Id, role, organisation, from, to: null, by: null, now);
        if (!known.TryGetValue((role, organisation), out var some))
            known[(role, organisation)] = some = [];
        some.Add((account, post));
    }
}
