using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UngCuu.Data;
using UngCuu.Features.History;
using UngCuu.Jobs.Schedules;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

public static class AccountsServices
{
    /// <summary>Of a person at work; each request renews it.</summary>
    private static readonly TimeSpan SessionLasts = TimeSpan.FromHours(8);

    /// <summary>Between the password and the code.</summary>
    private static readonly TimeSpan HalfLasts = TimeSpan.FromMinutes(10);

    /// <summary>Pages by cookie, the API by token.</summary>
    private const string ByAddress = "by-address";

    private const string Visitor = "khách chưa đăng nhập";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o =>
        {
            o.User.RequireUniqueEmail = true;
            o.User.AllowedUserNameCharacters = "";
        });
        services.RemoveAll<IPasswordValidator<Account>>();
        services.AddScoped<IPasswordValidator<Account>, PasswordRule>();
        services.Replace(ServiceDescriptor.Scoped<IPasswordHasher<Account>, AccountPasswordHasher>());
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000); // PBKDF2-HMAC-SHA512
        services.AddSingleton<DecoyPassword>();
        services.AddSingleton<TotpKeys>();
        services.AddScoped<IScheduled, ForgetOldTries>();
        services.AddScoped<ISubscriber, WhenListIsExported>();
        services.AddScoped<AccountMail>();
        services.AddScoped<SignIn>();
        services.AddScoped<Devices>();
        services.AddPasskeys();
        services.AddScoped<SignOutEverywhere>();
        services.AddScoped<SetUpAccount>();
        services.AddScoped<ResetPassword>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<AdministratorReach>();
        services.AddScoped<GivePost>();
        services.AddScoped<DelegatePost>();
        services.AddOptions<DelegationSettings>().BindConfiguration(DelegationSettings.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddScoped<ISubscriber, WhenDelegated>();
        services.AddScoped<InviteAccount>();
        services.AddScoped<IHistoryOf, AccountHistory>();
        services.AddScoped<DisableAccount>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<Demonstration>();
        services.AddScoped<ChooseLanguage>();
        services.AddScoped<RenewApp>();
        services.AddScoped<Sessions>();
        services.AddSingleton<PeopleCache>();
        services.AddScoped<IInTheSameSave, StampThePeople>();
        services.AddScoped<Acting>();
        services.AddScoped<ITakeUpSession>(s => s.GetRequiredService<Acting>());
        services.AddScoped<SessionEvents>();
        services.AddScoped<ISubscriber, WhenPostProposed>();
        foreach (var letter in AccountLetter.All)
            services.AddScoped<ISubscriber>(s => ActivatorUtilities.CreateInstance<LetterToHolder>(s, letter));
        services.AddScoped<IShell, Shell>();
        services.AddScoped<MakeApiToken>();
        services.AddAuthentication(ByAddress)
            .AddPolicyScheme(ByAddress, displayName: null, o => o.ForwardDefaultSelector = c => Errors.IsApi(c) ? ApiTokenHandler.TokenScheme : Session.Scheme)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.TokenScheme, configureOptions: null)
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
        services.Configure<CookieTempDataProviderOptions>(o => o.Cookie = new LoopbackCookie { Name = "ungcuu-once" });
        return services;
    }

    /// <summary>What happens in a request is put down to somebody: until the session is read, to a visitor.</summary>
    public static void UseAuthors(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var author = context.RequestServices.GetRequiredService<Author>();
        (author.Name, author.Correlation) = (Visitor, Errors.NumberOf(context));
        return next(context);
    });
}
