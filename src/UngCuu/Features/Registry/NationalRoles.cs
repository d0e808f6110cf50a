namespace UngCuu.Features.Registry;

/// <summary>Who holds each part of the national system on a day.</summary>
public sealed class NationalRoles(IReadOnlyCollection<NationalRoleHolder> holders)
{
    public IReadOnlyCollection<NationalRoleHolder> All => holders;

    public NationalRoleHolder? HolderOf(NationalRole role, DateOnly day) => holders.FirstOrDefault(h => h.Role == role && h.HoldsOn(day));

    public IEnumerable<NationalRoleHolder> HeldBy(Guid organisation, DateOnly day) =>
        holders.Where(h => h.OrganisationId == organisation && h.HoldsOn(day));

    /// <summary>The words of the roles an organisation holds, as a signed-in person carries them.</summary>
    public IEnumerable<string> WordsOf(Guid organisation, DateOnly day) => HeldBy(organisation, day).Select(h => h.Role.Word);

    public IEnumerable<NationalRoleHolder> EverHeldBy(Guid organisation) =>
        holders.Where(h => h.OrganisationId == organisation).OrderBy(h => h.From);
}
