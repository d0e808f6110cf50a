using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;

namespace UngCuu.Seed;

/// <summary>Something is registered already; the units are loaded once, into an empty registry.</summary>
public sealed class RegistryNotEmpty() : InvalidOperationException("The registry already holds organisations: the units are loaded once, into an empty database. Nothing was changed.");

/// <summary>Puts the real units into an empty registry as they were known on a day, in one save.</summary>
public sealed class LoadUnits(AppDb db, Author author)
{
    /// <exception cref="RegistryNotEmpty"/>
    public async Task<RegistryRows> Run(DateOnly asOf, CancellationToken cancel = default)
    {
        if (await db.Organisations.AnyAsync(cancel) || await db.Territories.AnyAsync(cancel))
            throw new RegistryNotEmpty();
        author.ActAsSystem("seed");
        var rows = UnitsReader.ReadShipped().AsOf(asOf).ToRegistry();
        db.AddRange(rows.Territories);
        db.AddRange(rows.Sectors);
        db.AddRange(rows.Organisations);
        db.AddRange(rows.Successions);
        db.AddRange(rows.NationalRoles);
        db.AddRange(rows.SpecialisedUnits);
        await db.SaveChangesAsync(cancel);
        return rows;
    }
}
