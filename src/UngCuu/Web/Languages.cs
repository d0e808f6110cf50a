using System.Globalization;
using Microsoft.AspNetCore.Localization;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Web;

/// <summary>
/// Vietnamese unless the reader chose English; the choice is kept in a cookie and, for people with an account, in the account.
/// A program says in each request what it wants to read.
/// </summary>
public static class Languages
{
    private static readonly LoopbackCookie Cookie = new() { Name = "ungcuu-language", MaxAge = TimeSpan.FromDays(365) };

    public static void AddLanguages(this IServiceCollection services) => services.Configure<RequestLocalizationOptions>(o =>
    {
        CultureInfo[] cultures = [Texts.Vietnamese, Texts.English];
        o.DefaultRequestCulture = new RequestCulture(Texts.Vietnamese);
        o.SupportedCultures = cultures;
        o.SupportedUICultures = cultures;
        o.RequestCultureProviders = [new LanguageCookie(), new AcceptedLanguage()];
    });

    public static void UseLanguages(this IApplicationBuilder app) => app.UseRequestLocalization();

    public static void Remember(HttpContext http, string language) => Cookie.Set(http, language);

    private sealed class LanguageCookie : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult(Errors.IsApi(httpContext) ? null : Named(httpContext.Request.Cookies[Cookie.Name!]));
    }

    private sealed class AcceptedLanguage : RequestCultureProvider
    {
        public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
            Task.FromResult(Errors.IsApi(httpContext) ? Best(httpContext.Request) : null);

        private static ProviderCultureResult? Best(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
            .Where(l => l.Quality is not 0)
            .OrderByDescending(l => l.Quality ?? 1)
            .Select(l => Named(l.Value.Value?.Split('-')[0].ToLowerInvariant()))
            .FirstOrDefault(known => known is not null);
    }

    private static ProviderCultureResult? Named(string? language) => language switch
    {
        "en" => new ProviderCultureResult(Texts.English.Name),
        "vi" => new ProviderCultureResult(Texts.Vietnamese.Name),
        _ => null,
    };
}
