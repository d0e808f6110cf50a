using System.Collections.Frozen;
using UngCuu.Security;

namespace UngCuu.Features.Registry;

/// <summary>Tells sign-in which national roles an organisation holds.</summary>
internal sealed class HeldNationalRoles(RegistrySource registry) : INationalRoles
{
    public async Task<IReadOnlySet<string>> HeldBy(Guid organisation, DateOnly day) =>
        (await registry.Snapshot()).NationalRoles.WordsOf(organisation, day).ToFrozenSet(StringComparer.Ordinal);
}
