using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.WebEncoders;
using UngCuu.Shared;

namespace UngCuu.Web;

/// <summary>Everything pages need to be shown: Razor Pages below Features/, words in two languages, the shell.</summary>
public static class Front
{
    public const string LanguageCookie = "ungcuu.language";

    public static IMvcBuilder AddFront(this IServiceCollection services)
    {
        services.TryAddSingleton<Texts>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Clock>();
        services.TryAddScoped<IShell, EmptyShell>();
        // Vietnamese stays readable in the page's source; what HTML must escape is escaped all the same.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        // Vietnamese unless the reader chose: browsers in Vietnamese offices very often ask for English unasked.
        services.Configure<RequestLocalizationOptions>(o =>
        {
            o.DefaultRequestCulture = new RequestCulture(Texts.Vietnamese);
            o.SupportedCultures = o.SupportedUICultures = [Texts.Vietnamese, Texts.English];
            o.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = LanguageCookie, Options = o }];
        });
        return services.AddRazorPages(o => o.RootDirectory = "/Features");
    }

    /// <summary>The language switch. <see cref="IShell"/> may keep the choice with the account.</summary>
    public static void MapFront(this IEndpointRouteBuilder app) =>
        app.MapPost("/language", ChooseLanguage).ExcludeFromDescription();

    private static async Task<Results<RedirectHttpResult, BadRequest>> ChooseLanguage(HttpContext http, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var culture = form["to"] == "en" ? Texts.English : Texts.Vietnamese;
        KeepLanguage(http, culture);
        var back = form["back"].ToString();
        return TypedResults.LocalRedirect(RedirectHttpResult.IsLocalUrl(back) ? back : "/");
    }

    public static void KeepLanguage(HttpContext http, CultureInfo culture) =>
        http.Response.Cookies.Append(LanguageCookie, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
        });
}
