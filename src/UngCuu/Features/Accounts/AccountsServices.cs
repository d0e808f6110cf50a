using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using UngCuu.Security;

namespace UngCuu.Features.Accounts;

public static class AccountsServices
{
    /// <summary>Of a person at work; each request renews it.</summary>
    private static readonly TimeSpan SessionLasts = TimeSpan.FromHours(8);

    /// <summary>Between the password and the code.</summary>
    private static readonly TimeSpan HalfLasts = TimeSpan.FromMinutes(10);

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o =>
        {
            o.User.RequireUniqueEmail = true;
            o.User.AllowedUserNameCharacters = "";
        });
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000); // PBKDF2-HMAC-SHA512
        services.AddSingleton<DecoyPassword>();
        services.AddSingleton<TotpKeys>();
        services.AddScoped<SignIn>();
        services.AddScoped<Sessions>();
        services.AddScoped<Acting>();
        services.AddScoped<SessionEvents>();
        services.AddScoped<Web.IShell, Shell>();
        services.AddAuthentication(Session.Scheme)
            .AddCookie(Session.Scheme, o =>
            {
                o.Cookie = new LoopbackCookie { Name = "ungcuu-session" };
                o.EventsType = typeof(SessionEvents);
                o.ExpireTimeSpan = SessionLasts;
                o.SlidingExpiration = true;
            })
            .AddCookie(Session.HalfScheme, o =>
            {
                o.Cookie = new LoopbackCookie { Name = "ungcuu-half" };
                o.ExpireTimeSpan = HalfLasts;
                o.SlidingExpiration = false;
            });
        services.Configure<AntiforgeryOptions>(o => o.Cookie = new LoopbackCookie { Name = "ungcuu-form", SameSite = SameSiteMode.Strict });
        return services;
    }
}
