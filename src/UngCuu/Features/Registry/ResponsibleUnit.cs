namespace UngCuu.Features.Registry;

/// <summary>Why a unit answers for a system; stored on the incident and shown.</summary>
public enum ResponsibleReason
{
    Assigned,
    OwnUnit,
    ParentUnit,
    ProvinceUnit,
    SectorLead,
}

/// <param name="Through">The organisation the unit belongs to: the owner, a parent, the province's committee, the sector's lead.</param>
public sealed record ResponsibleUnit(Guid UnitId, ResponsibleReason Reason, Guid? Through);

/// <summary>
/// Explicit assignment, else the owner's own unit, else up the parents, else the unit of the province, else the sector's lead.
/// </summary>
public static class ResponsibleUnits
{
    extension(RegistrySnapshot registry)
    {
        public ResponsibleUnit? ResponsibleUnitOf(InformationSystem system, DateOnly day) =>
            registry.AssignedTo(system.Id, day) is { } assigned
                ? new(assigned, ResponsibleReason.Assigned, Through: null)
                : registry.ResponsibleUnitFor(system.OwnerId, day);

        /// <summary>For an owner whose system is not registered, or for one known only by place and sector.</summary>
        public ResponsibleUnit? ResponsibleUnitFor(Guid? owner, DateOnly day, Guid? territory = null, Guid? sector = null)
        {
            var standing = owner is { } known ? registry.Tree.Standing(known, day) ?? known : (Guid?)null;
            if (standing is { } own)
            {
                if (registry.UnitOf(own, day) is { } unit)
                    return new(unit, ResponsibleReason.OwnUnit, own);
                foreach (var above in registry.Tree.AncestorsOf(own, day))
                    if (registry.UnitOf(above, day) is { } parents)
                        return new(parents, ResponsibleReason.ParentUnit, above);
            }
            var organisation = standing is { } id ? registry.Find(id) : null;
            return OfProvince(registry, territory ?? organisation?.TerritoryId, day)
                ?? OfSector(registry, sector ?? organisation?.SectorId, day);
        }
    }

    private static ResponsibleUnit? OfProvince(RegistrySnapshot registry, Guid? territory, DateOnly day) =>
        territory is { } place && registry.CommitteeOf(place, day) is { } committee && registry.UnitOf(committee, day) is { } unit
            ? new(unit, ResponsibleReason.ProvinceUnit, committee)
            : null;

    // Where a sector has several leads (urban areas: two cities) the law gives none of them the rest of the country.
    private static ResponsibleUnit? OfSector(RegistrySnapshot registry, Guid? sector, DateOnly day) =>
        sector is { } known && registry.LeadsOf(known, day).ToList() is [var lead]
            ? new(registry.UnitOf(lead, day) ?? lead, ResponsibleReason.SectorLead, lead)
            : null;
}
