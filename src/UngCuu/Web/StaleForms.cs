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
internal sealed class StaleForms(Texts texts, ITempDataDictionaryFactory store) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
            return;
        var once = store.GetTempData(context.HttpContext);
        Flash.Warn(once, texts["form.stale"]);
        once.Save(); // the filter that does this has not run: the request was refused before it
        context.Result = new LocalRedirectResult(context.HttpContext.Request.Path);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
