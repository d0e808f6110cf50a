using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Seed;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Seed;

[Trait("needs", "database")]
public class LoadUnitsTests(RegistryOfToday server) : IClassFixture<RegistryOfToday>
{
    private static readonly DateOnly In2018 = new(2018, 4, 3);

    [Fact]
    public Task Every_row_has_one_event_by_the_seed() => server.In(async (db, _) =>
    {
        var organisations = await db.Organisations.CountAsync();
        var imported = await db.Events.Where(e => e.Name == nameof(OrganisationImported)).ToListAsync();
        Assert.Equal(organisations, imported.Count);
        Assert.Equal(organisations, imported.Select(e => e.SubjectId).Distinct().Count());
        Assert.All(imported, e => Assert.Equal("system (seed)", e.Author));
        var others = await db.Territories.CountAsync() + await db.Sectors.CountAsync() + await db.Successions.CountAsync()
            + await db.NationalRoleHolders.CountAsync() + await db.SpecialisedUnits.CountAsync();
        Assert.Equal(others, await db.Events.CountAsync(e => e.Name != nameof(OrganisationImported)));
    });

    [Fact]
    public Task What_is_read_back_is_what_the_file_says() => server.In(async (_, services) =>
    {
        var read = await services.GetRequiredService<RegistrySource>().Snapshot();
        var meant = new RegistrySnapshot(UnitsReader.ReadShipped().ToRegistry());
        Assert.Equal(meant.Organisations.Count, read.Organisations.Count);
        foreach (var day in new[] { In2018, new DateOnly(2025, 6, 30), new DateOnly(2026, 11, 1) })
            foreach (var organisation in meant.Organisations)
            {
                Assert.Equal(meant.NameOf(organisation.Id, day), read.NameOf(organisation.Id, day));
                Assert.Equal(meant.NameOf(organisation.Id, day, english: true), read.NameOf(organisation.Id, day, english: true));
                Assert.Equal(meant.PlaceOf(organisation.Id, day)!.Kind, read.PlaceOf(organisation.Id, day)!.Kind);
                Assert.Equal(meant.Tree.ParentOf(organisation.Id, day), read.Tree.ParentOf(organisation.Id, day));
                Assert.Equal(meant.ResponsibleUnitFor(organisation.Id, day), read.ResponsibleUnitFor(organisation.Id, day));
            }
        foreach (var role in Enum.GetValues<NationalRole>())
            Assert.Equal(meant.NationalRoles.HolderOf(role, In2018)?.OrganisationId, read.NationalRoles.HolderOf(role, In2018)?.OrganisationId);
    });

    [Fact]
    public async Task Loading_twice_is_refused_and_changes_nothing()
    {
        var before = await server.In((db, _) => db.Events.CountAsync());
        await server.In(async (AppDb _, IServiceProvider services) =>
            await Assert.ThrowsAsync<RegistryNotEmpty>(() => services.GetRequiredService<LoadUnits>().Run(In2018)));
        Assert.Equal(before, await server.In((db, _) => db.Events.CountAsync()));
    }

    [Theory]
    [InlineData("yen bai", "UBND-15")]
    [InlineData("YÊN BÁI uỷ ban", "UBND-15")]
    [InlineData("đắk nông công an", "CA-67")]
    [InlineData("dak nong cong an", "CA-67")]
    [InlineData("thua thien hue uy ban", "UBND-46")]
    [InlineData("tong cuc hai quan", "HAIQUAN")]
    [InlineData("bkhdt", "BKHĐT")]
    [InlineData("BKHĐT", "BKHĐT")]
    [InlineData("high tech crime prevention", "A05")]
    [InlineData("vncert cc", "VNCERT-CC")]
    public Task It_is_found_by_any_name_it_ever_bore_with_or_without_marks(string typed, string code) => server.In(async (db, _) =>
        Assert.Contains(code, await db.Organisations.Matching(db, typed).Select(o => o.Code).ToListAsync()));

    [Theory]
    [InlineData("2018-04-03", 63)]
    [InlineData("2026-11-01", 34)]
    public Task A_query_by_day_finds_what_stood_then(string day, int provinces) => server.In(async (db, _) =>
        Assert.Equal(provinces, await db.Territories.HoldingOn(DateOnly.Parse(day, CultureInfo.InvariantCulture)).CountAsync()));
}
