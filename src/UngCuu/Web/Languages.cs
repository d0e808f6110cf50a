using System.Globalization;
using Microsoft.AspNetCore.Localization;
using UngCuu.Shared;

namespace UngCuu.Web;

/// <summary>Vietnamese unless the reader chose English; the choice is kept in a cookie and, for people with an account, in the account.</summary>
public static class Languages
{
    public const string Cookie = "ungcuu-language";

    public static void AddLanguages(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(o =>
    {
        CultureInfo[] cultures = [Texts.Vietnamese, Texts.English];
        o.DefaultRequestCulture = new RequestCulture(Texts.Vietnamese);
        o.SupportedCultures = cultures;
        o.SupportedUICultures = cultures;
        o.RequestCultureProviders = [new LanguageCookie()];
    });

    public static void UseLanguages(this IApplicationBuilder app) => app.UseRequestLocalization();

    public static void Remember(HttpResponse response, string language) => response.Cookies.Append(Cookie, language, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = response.HttpContext.Request.IsHttps,
    });

    private sealed class LanguageCookie : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult(httpContext.Request.Cookies[Cookie] switch
            {
                "en" => new ProviderCultureResult(Texts.English.Name),
                "vi" => new ProviderCultureResult(Texts.Vietnamese.Name),
                _ => null,
            });
    }
}
