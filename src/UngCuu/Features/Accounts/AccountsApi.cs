using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

public static class AccountsApi
{
    public sealed record Me(string Name, Guid Post, PostRole Role, Guid OrganisationId, string Organisation, IReadOnlyList<Permission> Permissions);

    public static void MapAccounts(this IEndpointRouteBuilder app) =>
        app.MapGroup("/api/v1").WithTags("Accounts").MapGet("/me", Who).WithMetadata(new SignedInAttribute())
            .WithName("whoAmI").WithSummary("Whose token this is, and what it may do.").Refuses(401);

    private static Me Who(CurrentUser user, Acting acting) =>
        new(user.PersonName, user.PostId!.Value, user.Role!.Value, user.OrganisationId!.Value, acting.OrganisationName ?? "", [.. user.Permissions.Order()]);
}
