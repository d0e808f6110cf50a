using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UngCuu.Shared;

namespace UngCuu.Web;

/// <summary>
/// The one road of errors. A page that can show its own fault does so itself (<see cref="PageRules"/>); all else comes here:
/// an error page for people, problem details for programs, a number to quote, never a value.
/// </summary>
public static class Errors
{
    public static void AddErrors(this IServiceCollection services)
    {
        services.AddProblemDetails(o => o.CustomizeProblemDetails = c => c.ProblemDetails.Extensions["number"] = NumberOf(c.HttpContext));
        services.AddExceptionHandler<ToProblem>();
    }

    public static void UseErrors(this WebApplication app)
    {
        app.UseExceptionHandler("/error/500");
        app.UseWhen(c => !IsApi(c), pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseWhen(IsApi, api => api.UseStatusCodePages());
    }

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    /// <summary>Short enough to read out on the phone; the same number stands in the log.</summary>
    public static string NumberOf(HttpContext context)
    {
        var trace = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        return trace[..Math.Min(10, trace.Length)].ToUpperInvariant();
    }

    private sealed class ToProblem(IProblemDetailsService problems, Texts texts, ILogger<ToProblem> log) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            var (status, title) = exception switch
            {
                RuleBroken broken => (broken.Status, texts[broken]),
                DbUpdateConcurrencyException => (StatusCodes.Status409Conflict, texts["error.conflict"]),
                BadHttpRequestException bad => (bad.StatusCode, texts["error.400"]),
                _ => (StatusCodes.Status500InternalServerError, texts["error.500"]),
            };
            if (status == StatusCodes.Status500InternalServerError)
                log.LogError(exception, "Unexpected error {Number}", NumberOf(httpContext));
            httpContext.Response.StatusCode = status;
            if (!IsApi(httpContext))
                return false;
            return await problems.TryWriteAsync(new ProblemDetailsContext
            {
                HttpContext = httpContext,
                ProblemDetails = new ProblemDetails { Status = status, Title = title },
            });
        }
    }
}
