using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using UngCuu.Shared;

namespace UngCuu.Web;

/// <summary>
/// A form whose token belongs to another session (signed in meanwhile in another tab, signed out, cookies cleared):
/// the page again, with a sentence that says so, instead of a bare refusal.
/// </summary>
internal sealed class StaleForms(Texts texts, ITempDataDictionaryFactory store) : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            if (await context.HttpContext.Request.HasUnreadableForm())
                context.Result = new BadRequestResult(); // its token cannot be read either: that says nothing about the session
            else
                LeadBack(context);
        }
        await next();
    }

    private void LeadBack(ResultExecutingContext context)
    {
        var once = store.GetTempData(context.HttpContext);
        Flash.Warn(once, texts["form.stale"]);
        once.Save(); // the filter that does this has not run: the request was refused before it
        context.Result = new LocalRedirectResult(context.HttpContext.Request.Path);
    }
}

internal static class UnreadableForms
{
    /// <summary>A NUL among its characters, more fields than anybody fills in, half a body: the framework reads nothing of it.</summary>
    public static async Task<bool> HasUnreadableForm(this HttpRequest request)
    {
        if (!request.HasFormContentType)
            return false;
        try
        {
            await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return false;
        }
        catch (InvalidDataException)
        {
            return true;
        }
    }
}
