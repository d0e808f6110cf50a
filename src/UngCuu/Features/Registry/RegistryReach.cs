using UngCuu.Security;

namespace UngCuu.Features.Registry;

/// <summary>Who sees what of the registry (docs/approved/reach.md). Organisations themselves: everybody signed in.</summary>
public static class RegistryReach
{
    public static IQueryable<Contact> VisibleTo(this IQueryable<Contact> contacts, CurrentUser user)
    {
        if (user.May(Permission.ReadInternalContacts))
            return contacts;
        return user.OrganisationId is { } own ? contacts.Where(c => c.Public || c.OrganisationId == own) : contacts.Where(c => c.Public);
    }

    /// <summary>Heads of organisations are known to all who are signed in; everybody else to their own organisation and to those with the right to internal contacts.</summary>
    public static IQueryable<Position> VisibleTo(this IQueryable<Position> positions, CurrentUser user)
    {
        if (user.May(Permission.ReadInternalContacts))
            return positions;
        return user.OrganisationId is { } own
            ? positions.Where(p => p.Role == PositionRole.Head || p.OrganisationId == own)
            : positions.Where(_ => false);
    }

    /// <summary>
    /// The coordinating and the standing agency see all systems; others those their own tree owns or runs,
    /// those they serve, and those one of their tree answers for as responsible unit.
    /// </summary>
    public static IQueryable<InformationSystem> VisibleTo(
        this IQueryable<InformationSystem> systems, CurrentUser user, RegistrySnapshot registry, DateOnly day)
    {
        if (!user.May(Permission.ReadRegistry) || user.OrganisationId is not { } own)
            return systems.Where(_ => false);
        if (user.Holds(NationalRole.Coordinating.Word) || user.Holds(NationalRole.Standing.Word))
            return systems;
        var tree = registry.OwnTree(own, day);
        var ours = tree.ToList();
        var answered = registry.OwnersAnsweredForBy(tree, day).ToList();
        var (assigned, elsewhere) = registry.AssignedSystems(tree, day);
        return systems.Where(s =>
            ours.Contains(s.OwnerId)
            || ours.Contains(s.OperatorId)
            || s.Services.Any(r => r.MemberId == own && (r.From == null || r.From <= day) && (r.To == null || r.To >= day))
            || assigned.Contains(s.Id)
            || (answered.Contains(s.OwnerId) && !elsewhere.Contains(s.Id)));
    }
}
