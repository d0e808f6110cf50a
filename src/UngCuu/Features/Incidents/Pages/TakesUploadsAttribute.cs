using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Options;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>
/// A page whose form brings files. Reads the form before anything else does, so that what cannot be read is answered as what it is:
/// too large (413, with the limit), another type (415), broken or cut off (400). Lifts the server's own limit, which would answer by cutting the line.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesUploadsAttribute : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    /// <summary>A flood is not drained for ever.</summary>
    private const int TimesTheLimit = 4;

    /// <summary>Before the antiforgery token is looked for in the form.</summary>
    public int Order => -1000;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var (http, cancel) = (context.HttpContext, context.HttpContext.RequestAborted);
        if (!HttpMethods.IsPost(http.Request.Method))
            return;
        if (!http.Request.HasFormContentType)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status415UnsupportedMediaType);
            return;
        }
        var limit = http.RequestServices.GetRequiredService<IOptions<FormOptions>>().Value.MultipartBodyLengthLimit;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        try
        {
            await http.Request.ReadFormAsync(cancel);
        }
        catch (InvalidDataException) when (http.Request.ContentLength is not { } announced || announced > limit)
        {
            await Drain(http.Request.Body, limit * TimesTheLimit, cancel);
            context.Result = TooLarge(http, context.ModelState);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or OperationCanceledException)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        }
    }

    private static async Task Drain(Stream body, long most, CancellationToken cancel)
    {
        var buffer = new byte[80 * 1024];
        int read;
        for (var drained = 0L; drained < most && (read = await body.ReadAsync(buffer, cancel)) > 0; drained += read)
        {
        }
    }

    private static ViewResult TooLarge(HttpContext http, ModelStateDictionary state) => new()
    {
        StatusCode = StatusCodes.Status413PayloadTooLarge,
        ViewName = "/Features/Incidents/Pages/_TooLarge.cshtml",
        ViewData = new ViewDataDictionary(http.RequestServices.GetRequiredService<IModelMetadataProvider>(), state),
    };
}
