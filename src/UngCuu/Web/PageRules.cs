using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Web;

/// <summary>A page that shows stored things. Called before every handler; false means the reader may not know it exists: 404.</summary>
public interface ILoads
{
    Task<bool> Load(CancellationToken cancel);
}

/// <summary>
/// What every page does alike: load first, refuse an invalid form with the page again (400), show a broken rule beside its field (422),
/// and on a conflict (409) show the stored state and keep what was typed.
/// </summary>
public sealed class PageRules(AppDb db, Texts texts) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var cancel = context.HttpContext.RequestAborted;
        if (context.HandlerInstance is ILoads loads && !await loads.Load(cancel))
        {
            context.Result = new NotFoundResult();
            return;
        }
        // A page that only shows words has no model and nothing to show again; the page of an error is shown whatever was sent.
        if (context.HandlerInstance is not PageModel page || context.HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next();
            return;
        }
        if (HttpMethods.IsPost(context.HttpContext.Request.Method) && !context.ModelState.IsValid)
        {
            context.Result = await context.HttpContext.Request.HasUnreadableForm() ? new BadRequestResult() : Again(page, StatusCodes.Status400BadRequest);
            return;
        }
        var executed = await next();
        if (executed.Exception is RuleBroken broken)
        {
            page.ModelState.AddModelError(broken.Field ?? "", texts[broken]);
            executed.Result = await ReloadedAgain(page, broken.Status, cancel);
            executed.ExceptionHandled = true;
        }
        else if (executed.Exception is DbUpdateException written && (written is DbUpdateConcurrencyException || written.IsUniqueViolation(db)))
        {
            page.ModelState.AddModelError("", texts["error.conflict"]);
            executed.Result = await ReloadedAgain(page, StatusCodes.Status409Conflict, cancel);
            executed.ExceptionHandled = true;
        }
    }

    private async Task<IActionResult> ReloadedAgain(PageModel page, int status, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (page is ILoads loads && !await loads.Load(cancel))
            return new NotFoundResult();
        return Again(page, status);
    }

    private static PageResult Again(PageModel page, int status)
    {
        var again = page.Page();
        again.StatusCode = status;
        return again;
    }
}

public static class PageRulesServices
{
    public static IMvcBuilder AddPageRules(this IMvcBuilder mvc)
    {
        mvc.Services.AddScoped<PageRules>();
        mvc.Services.AddScoped<StaleForms>();
        return mvc.AddMvcOptions(o =>
        {
            o.Filters.AddService<PageRules>();
            o.Filters.AddService<StaleForms>();
        });
    }
}
