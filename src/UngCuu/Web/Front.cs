using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.DataAnnotations;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using UngCuu.Security;
using UngCuu.Web.Binding;

namespace UngCuu.Web;

/// <summary>What pages are made with: Razor Pages below Features/, the bundle of front/, the shell around every page.</summary>
public static class Front
{
    public static IMvcBuilder AddFront(this IServiceCollection services)
    {
        services.AddSingleton<PageAddresses>();
        // Vietnamese stays readable in the page's source; what HTML must escape is escaped all the same.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<IValidationAttributeAdapterProvider, TextsAdapters>();
        services.AddSingleton<IPostConfigureOptions<MvcOptions>, FormWords>();
        services.AddSingleton<IPostConfigureOptions<MvcDataAnnotationsLocalizationOptions>, FormWords>();
        return services.AddRazorPages(o =>
        {
            o.RootDirectory = "/Features";
            o.Conventions.Add(new FromAddress());
        }).AddDataAnnotationsLocalization();
    }

    /// <summary>Pages, and the files they name by fingerprint, so that browsers keep each for ever.</summary>
    public static void MapFront(this IEndpointRouteBuilder app)
    {
        app.MapStaticAssets().Add(e => e.Metadata.Add(new PublicAttribute()));
        app.MapRazorPages().WithStaticAssets();
        app.MapPost("/language", ChooseLanguage).WithMetadata(new PublicAttribute()).ExcludeFromDescription();
    }

    private static async Task<Results<RedirectHttpResult, BadRequest>> ChooseLanguage(HttpContext http, IAntiforgery antiforgery, IShell shell)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
            return TypedResults.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var language = form["to"] == "en" ? "en" : "vi";
        Languages.Remember(http, language);
        await shell.Remember(language, http.RequestAborted);
        return TypedResults.LocalRedirect(LocalAddress.Of(form["back"]));
    }
}
