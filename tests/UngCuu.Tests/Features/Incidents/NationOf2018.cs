using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Seed;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>
/// The nation as it was on 3 April 2018, 14:30: the real units, and an invented data centre of Lào Cai that runs a portal for its People's Committee.
/// </summary>
public class NationOf2018(TestDatabase database) : TestServer(database)
{
    public static readonly DateTime Start = VietnamTime.ToUtc(new DateTime(2018, 4, 3, 14, 30, 0));

    public Guid Coordinator { get; private set; }

    public Guid Owner { get; private set; }

    public Guid Unit { get; private set; }

    public Guid Operator { get; private set; }

    public Guid Stranger { get; private set; }

    public Guid Portal { get; private set; }

    protected override async Task Prepare(IServiceProvider services)
    {
        services.GetRequiredService<Clock>().MoveTo(Start);
        await using var scope = services.CreateAsyncScope();
        var day = VietnamTime.Day(Start);
        await scope.ServiceProvider.GetRequiredService<LoadUnits>().Run(day);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var registry = await scope.ServiceProvider.GetRequiredService<RegistrySource>().Snapshot();
        var committee = registry.Organisations.Single(o => registry.NameOf(o.Id, day).StartsWith("Ủy ban nhân dân", StringComparison.Ordinal) && registry.NameOf(o.Id, day).EndsWith("Lào Cai", StringComparison.Ordinal));
        Owner = committee.Id;
        Unit = registry.UnitOf(Owner, day)!.Value;
        Coordinator = registry.NationalRoles.HolderOf(NationalRole.Coordinating, day)!.OrganisationId;
        Stranger = registry.Organisations.First(o => o.Kind == OrganisationKind.ProvincialCommittee && o.Id != Owner && o.HoldsOn(day)).Id;

        var centre = Organisation.Found(
            new OrganisationName { Name = "Trung tâm Công nghệ thông tin Minh Họa", ShortName = "TTCNTT Minh Họa", Code = "MH-01", From = new DateOnly(2015, 1, 1) },
            new OrganisationPlace { Kind = OrganisationKind.ProvincialUnit, ParentId = Owner, From = new DateOnly(2015, 1, 1) });
        var portal = InformationSystem.Register(
            new("Cổng thông tin điện tử tỉnh", Owner, centre.Id, SecurityLevel: 3),
            new SystemAddress { Kind = SystemAddressKind.Domain, Text = "congthongtin.minhhoa.example" },
            new SystemAddress { Kind = SystemAddressKind.Ip, Text = "203.0.113.25" });
        db.AddRange(centre, portal);
        await db.SaveChangesAsync();
        (Operator, Portal) = (centre.Id, portal.Id);
    }
}
