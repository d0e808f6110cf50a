using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using UngCuu.Commands;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Seed;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Drills.Stage;

/// <summary>
/// What stands in the database before the story begins: the real units, and one invented data centre of Lào Cai, which runs a portal of level 3
/// for its People's Committee. People come later, by the doors everybody uses.
/// </summary>
internal static class DrillNation
{
    private const string Marked = "dữ liệu minh họa";
    private const string Committee = "Ủy ban nhân dân tỉnh Lào Cai";
    private static readonly DateOnly Since = new(2015, 1, 1);

    /// <exception cref="CommandFailed">The database is somebody's already.</exception>
    public static async Task Prepare(ServerSettings settings, DrillBegun drill, DateOnly unitsAsOf, CancellationToken cancel)
    {
        await using var app = Server.Build(settings);
        app.Services.GetRequiredService<Clock>().MoveTo(drill.Start);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (settings.Database.Kind == DatabaseKind.Postgres && await db.GetService<IRelationalDatabaseCreator>().HasTablesAsync(cancel))
            throw new CommandFailed("A drill plays on a database of its own: the one named is not empty. Nothing was changed.");
        await db.Database.MigrateAsync(cancel);

        scope.ServiceProvider.GetRequiredService<Author>().ActAsSystem("drill");
        db.MarkAsDrill(drill);
        await db.SaveChangesAsync(cancel);
        await scope.ServiceProvider.GetRequiredService<LoadUnits>().Run(unitsAsOf, cancel);
        var today = VietnamTime.Day(drill.Start);
        var registry = await scope.ServiceProvider.GetRequiredService<RegistrySource>().Snapshot(cancel);
        AddCentre(db, registry.Organisations.Single(o => o.HoldsOn(today) && registry.NameOf(o.Id, today) == Committee).Id);
        await db.SaveChangesAsync(cancel);
    }

    private static void AddCentre(AppDb db, Guid owner)
    {
        var centre = Organisation.Found(
            new OrganisationName { Name = "Trung tâm Công nghệ thông tin Minh Họa", ShortName = "TTCNTT Minh Họa", Code = "MH-01", From = Since },
            new OrganisationPlace { Kind = OrganisationKind.ProvincialUnit, ParentId = owner, From = Since },
            basis: Marked);
        var portal = InformationSystem.Register(
            new("Cổng thông tin điện tử Minh Họa", owner, centre.Id, SecurityLevel: 3),
            new SystemAddress { Kind = SystemAddressKind.Domain, Text = "congthongtin.minhhoa.example" },
            new SystemAddress { Kind = SystemAddressKind.Ip, Text = "203.0.113.25" });
        db.AddRange(centre, portal);
    }
}
