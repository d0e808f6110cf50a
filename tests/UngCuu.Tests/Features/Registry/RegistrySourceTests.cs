using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Seed;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Registry;

[Trait("needs", "database")]
public class RegistrySourceTests(RegistryOfToday server) : IClassFixture<RegistryOfToday>
{
    [Fact]
    public async Task A_change_is_seen_by_the_next_request()
    {
        var day = new DateOnly(2026, 10, 1);
        var id = SeedIds.Organisation("VOV");
        await server.In(async (AppDb _, IServiceProvider services) =>
            Assert.Equal("Đài Tiếng nói Việt Nam", (await services.GetRequiredService<RegistrySource>().Snapshot()).NameOf(id, day)));
        await server.In(async (AppDb db, IServiceProvider _) =>
        {
            var voice = await db.Organisations.Whole().SingleAsync(o => o.Id == id);
            voice.Rename(new OrganisationName { Name = "Đài Phát thanh quốc gia", ShortName = "ĐPTQG", Code = "VOV", From = day });
            await db.SaveChangesAsync();
        });
        await server.In(async (AppDb db, IServiceProvider services) =>
        {
            var now = await services.GetRequiredService<RegistrySource>().Snapshot();
            Assert.Equal("Đài Phát thanh quốc gia", now.NameOf(id, day));
            Assert.Equal("Đài Tiếng nói Việt Nam", now.NameOf(id, day.AddDays(-1)));
            Assert.Equal(["VOV"], await db.Organisations.Matching(db, "tieng noi viet nam").Select(o => o.Code).ToListAsync());
            Assert.Equal(["VOV"], await db.Organisations.Matching(db, "phat thanh quoc gia").Select(o => o.Code).ToListAsync());
        });
    }
}
