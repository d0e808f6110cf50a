using UngCuu.Features.Registry;
using UngCuu.Shared;

namespace UngCuu.Tests.Features.Registry;

public class OrganisationTests
{
    private static readonly DateOnly Founded = new(2020, 1, 1);
    private static readonly DateOnly Later = new(2024, 7, 1);

    private static Organisation New(string name = "Trung tâm A", DateOnly? from = null) => Organisation.Found(
        Named(name, from ?? Founded), new OrganisationPlace { Kind = OrganisationKind.PublicInstitution, From = from ?? Founded });

    private static OrganisationName Named(string name, DateOnly from) => new() { Name = name, ShortName = name, Code = "TT-A", From = from };

    [Fact]
    public void A_renamed_organisation_keeps_its_former_name_for_its_time()
    {
        var organisation = New();
        organisation.Rename(Named("Trung tâm B", Later));
        Assert.Equal("Trung tâm A", organisation.Names.NearestTo(Later.AddDays(-1))!.Name);
        Assert.Equal("Trung tâm B", organisation.Names.NearestTo(Later)!.Name);
        Assert.Equal("Trung tâm B", organisation.Name);
        Assert.Contains("Trung tâm A", organisation.SearchWords, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_does_not_come_after_the_last_one_is_refused()
    {
        var organisation = New();
        Assert.Equal("registry.change.too-early", Assert.Throws<RuleBroken>(() => organisation.Rename(Named("B", Founded))).Key);
        Assert.Equal("registry.change.too-early", Assert.Throws<RuleBroken>(() => organisation.End(Founded.AddDays(-1), "nhầm")).Key);
    }

    [Fact]
    public void Moving_closes_the_former_place()
    {
        var organisation = New();
        var parent = New("Bộ X");
        organisation.Move(new OrganisationPlace { Kind = OrganisationKind.CentralUnit, ParentId = parent.Id, From = Later });
        Assert.Equal((Later.AddDays(-1), (DateOnly?)null), (organisation.Places[0].To!.Value, organisation.Places[1].To));
        Assert.Equal(parent.Id, organisation.ParentId);
        Assert.Throws<RuleBroken>(() => organisation.Move(new OrganisationPlace { Kind = OrganisationKind.CentralUnit, ParentId = organisation.Id, From = Later.AddYears(1) }));
    }

    [Fact]
    public void Merging_ends_it_the_day_before_and_for_good()
    {
        var (organisation, successor) = (New(), New("Trung tâm C"));
        var succession = organisation.MergeInto(successor, Later, SuccessionKind.Merge, "Quyết định 1/QĐ");
        Assert.Equal(Later.AddDays(-1), organisation.To);
        Assert.Equal(Later.AddDays(-1), organisation.Names[0].To);
        Assert.Equal((organisation.Id, successor.Id, Later), (succession.FromId, succession.IntoId, succession.Date));
        Assert.Equal("registry.ended", Assert.Throws<RuleBroken>(() => organisation.Rename(Named("D", Later.AddYears(1)))).Key);
        Assert.Equal("registry.ended", Assert.Throws<RuleBroken>(() => organisation.MergeInto(successor, Later.AddYears(1), SuccessionKind.Merge, basis: null)).Key);
    }

    [Fact]
    public void It_can_only_go_into_another_that_stands_on_that_day_and_wholly()
    {
        var (organisation, young) = (New(), New("Trung tâm C", Later.AddDays(1)));
        Assert.Equal("registry.merge.successor-absent", Assert.Throws<RuleBroken>(() => organisation.MergeInto(young, Later, SuccessionKind.Merge, basis: null)).Key);
        Assert.Equal("registry.merge.into-itself", Assert.Throws<RuleBroken>(() => organisation.MergeInto(organisation, Later, SuccessionKind.Merge, basis: null)).Key);
        Assert.Equal("registry.merge.not-whole", Assert.Throws<RuleBroken>(() => organisation.MergeInto(New(), Later, SuccessionKind.Transfer, basis: null)).Key);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [InlineData(-1)]
    public void A_security_level_is_one_to_five(int level)
    {
        var system = InformationSystem.Register(new("Hệ thống", Ids.New(), Ids.New()));
        Assert.Equal("registry.level.range", Assert.Throws<RuleBroken>(() => system.SetLevel(level, onNationalList: false, "đề xuất")).Key);
        Assert.Throws<RuleBroken>(() => InformationSystem.Register(new("Hệ thống", Ids.New(), Ids.New(), SecurityLevel: level)));
    }

    [Fact]
    public void The_member_that_began_last_is_the_responsible_one()
    {
        var (first, second) = (Ids.New(), Ids.New());
        var system = InformationSystem.Register(new("Hệ thống", Ids.New(), Ids.New()));
        system.BeginService(first, from: null);
        system.BeginService(second, Later);
        Assert.Equal(first, system.ResponsibleMember(Later.AddDays(-1)));
        Assert.Equal(second, system.ResponsibleMember(Later));
        system.EndService(second, Later.AddDays(10));
        Assert.Equal(first, system.ResponsibleMember(Later.AddDays(11)));
        Assert.Throws<RuleBroken>(() => system.BeginService(first, Later));
        Assert.Throws<RuleBroken>(() => system.EndService(second, Later.AddDays(20)));
    }
}
