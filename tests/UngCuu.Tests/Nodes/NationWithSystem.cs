using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Seed;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Nodes;

/// <summary>The registry of today with a centre below a province that reports about a system of its own, on a database of the test's choosing.</summary>
internal sealed class NationWithSystem(TestDatabase database, DatabaseSettings on, string data) : RegistryOfToday(database)
{
    public Guid Centre { get; private set; }

    public Guid Coordinator { get; private set; }

    public Guid System { get; private set; }

    protected override ServerSettings Configure(ServerSettings settings) => settings with { Database = on, DataFolder = data };

    protected override async Task Prepare(IServiceProvider services)
    {
        await Server.Migrate(services, TestContext.Current.CancellationToken);
        await base.Prepare(services);
        var centre = Organisation.Found(
            new OrganisationName { Name = "Trung tâm Dữ liệu Nhiều Nút", ShortName = "TTDL Nhiều Nút", Code = "NN-01", From = new DateOnly(2020, 1, 1) },
            new OrganisationPlace { Kind = OrganisationKind.ProvincialUnit, ParentId = SeedIds.Organisation("UBND-15-2025"), From = new DateOnly(2025, 7, 1) });
        var system = InformationSystem.Register(new("Cổng Nhiều Nút", centre.Id, centre.Id, SecurityLevel: 3), new SystemAddress { Kind = SystemAddressKind.Ip, Text = "203.0.113.77" });
        await In(services, db => db.AddRange(centre, system));
        (Centre, System) = (centre.Id, system.Id);
        await using var scope = services.CreateAsyncScope();
        var registry = await scope.ServiceProvider.GetRequiredService<RegistrySource>().Snapshot();
        Coordinator = registry.NationalRoles.HolderOf(NationalRole.Coordinating, Today)!.OrganisationId;
    }
}
