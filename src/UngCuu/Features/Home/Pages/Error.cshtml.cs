using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Home.Pages;

[Public]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErrorModel(Texts texts) : PageModel
{
    public string TitleKey { get; private set; } = "error.500";

    public string? Number { get; private set; }

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        // Not bound: where the form cannot be read nothing is bound at all.
        int? code = int.TryParse((string?)RouteData.Values["code"], CultureInfo.InvariantCulture, out var written) ? written : null;
        // Opened directly this page is just an address that does not exist.
        // What threw has its status already (a request that cannot be read is no fault of ours); what was only refused has it in the address.
        var status = HttpContext.Features.Get<IExceptionHandlerFeature>() is not null ? Response.StatusCode
            : HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null ? code ?? 500
            : 404;
        Response.StatusCode = status;
        TitleKey = texts.Has($"error.{status}") ? $"error.{status}" : status < 500 ? "error.400" : "error.500";
        Number = status >= 500 ? Errors.NumberOf(HttpContext) : null;
    }
}
