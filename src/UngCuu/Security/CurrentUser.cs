using System.Collections.Frozen;

namespace UngCuu.Security;

/// <summary>
/// The person of this request, acting in one post. Ids and permissions only; filled once by the sign-in middleware,
/// empty for the public.
/// </summary>
public sealed class CurrentUser
{
    public Guid? AccountId { get; private set; }

    public string PersonName { get; private set; } = "";

    public Guid? PostId { get; private set; }

    public PostRole? Role { get; private set; }

    public Guid? OrganisationId { get; private set; }

    /// <summary>The account in whose post the person acts while that one is away; none in a post of one's own.</summary>
    public Guid? StandsInFor { get; private set; }

    /// <summary>Names of the national roles (rule profiles' words) the organisation holds today.</summary>
    public IReadOnlySet<string> NationalRoles { get; private set; } = FrozenSet<string>.Empty;

    public IReadOnlySet<Permission> Permissions { get; private set; } = FrozenSet<Permission>.Empty;

    public bool IsSignedIn => AccountId is not null;

    public bool May(Permission permission) => Permissions.Contains(permission);

    public bool Holds(string nationalRole) => NationalRoles.Contains(nationalRole);

    internal void SignedIn(Guid accountId, string personName) => (AccountId, PersonName) = (accountId, personName);

    /// <param name="narrowed">The scopes of an API token: never more than the post itself has.</param>
    internal void ActsIn(Guid postId, PostRole role, Guid organisationId, IEnumerable<string> nationalRoles, IReadOnlySet<Permission>? narrowed = null, Guid? standsInFor = null)
    {
        (PostId, Role, OrganisationId, StandsInFor) = (postId, role, organisationId, standsInFor);
        NationalRoles = nationalRoles.ToFrozenSet(StringComparer.Ordinal);
        var whole = Roles.Of(role);
        Permissions = narrowed is null ? whole : whole.Where(narrowed.Contains).ToFrozenSet();
    }
}
