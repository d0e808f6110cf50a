using Microsoft.AspNetCore.Authorization;

namespace UngCuu.Security;

/// <summary>The page or endpoint asks for this permission. Every page and endpoint carries this, <see cref="SignedInAttribute"/> or <see cref="PublicAttribute"/>: a test walks them.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute(Permission permission) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    public Permission Permission { get; } = permission;

    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

/// <summary>Open to everybody, signed in or not.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute, IAllowAnonymous;

/// <summary>Open to every signed-in person, in whatever post (their own account, sign-out).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : AuthorizeAttribute;

internal sealed class RequiresHandler(CurrentUser user) : AuthorizationHandler<RequiresAttribute>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RequiresAttribute requirement)
    {
        if (user.May(requirement.Permission))
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}

public static class SecurityServices
{
    public static IServiceCollection AddPermissions(this IServiceCollection services)
    {
        services.AddScoped<CurrentUser>();
        services.AddScoped<IAuthorizationHandler, RequiresHandler>();
        // What forgot to say who may open it is closed to all.
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        return services;
    }
}
