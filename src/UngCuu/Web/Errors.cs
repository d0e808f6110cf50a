using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Data.Providers;
using UngCuu.Shared;

namespace UngCuu.Web;

/// <summary>
/// The one road of errors. A page that can show its own fault does so itself (<see cref="PageRules"/>); all else comes here:
/// an error page for people, problem details for programs, a number to quote, never a value.
/// </summary>
public static class Errors
{
    private const string SecondsUntilNextTry = "5";

    /// <summary>What the framework calls a form with faults.</summary>
    private static readonly string? Faults = new HttpValidationProblemDetails().Title;

    public static void AddErrors(this IServiceCollection services)
    {
        services.AddProblemDetails(o => o.CustomizeProblemDetails = c =>
        {
            c.ProblemDetails.Extensions["number"] = NumberOf(c.HttpContext);
            c.ProblemDetails.Title = Title(c.ProblemDetails, c.HttpContext);
        });
        services.AddExceptionHandler<ToProblem>();
    }

    public static void UseErrors(this WebApplication app)
    {
        // In a scope of its own: what failed while the request was taken up would fail again.
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/error/500", CreateScopeForErrors = true });
        app.UseWhen(c => !IsApi(c), pages => pages.UseStatusCodePagesWithReExecute("/error/{0}"));
        app.UseWhen(IsApi, api => api.UseStatusCodePages());
        app.Use((context, next) => HoldsNul(context.Request) ? Refuse(context) : next(context));
    }

    /// <summary>
    /// By the address that was asked for: while an error is answered the request already carries that of the error page.
    /// <c>/api</c> itself is a page, for people.
    /// </summary>
    public static bool IsApi(HttpContext context) =>
        new PathString(context.Features.Get<IExceptionHandlerPathFeature>()?.Path ?? context.Request.Path.Value).StartsWithSegments("/api", StringComparison.Ordinal, out var rest)
        && rest.Value is not (null or "" or "/");

    /// <summary>An error is being answered that came from the database or the disk: nothing more is asked of them.</summary>
    public static bool DatabaseIsTheMatter(HttpContext context) => Troubles.Of(context.Features.Get<IExceptionHandlerFeature>()?.Error) != Trouble.None;

    // No text of ours holds it and PostgreSQL stores none; refused here, so that no address has to think of it. Forms are cleaned by their binders.
    private static bool HoldsNul(HttpRequest request) =>
        (request.QueryString.Value ?? "").Contains("%00", StringComparison.Ordinal) || (request.Path.Value ?? "").Contains('\0', StringComparison.Ordinal);

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    /// <summary>Short enough to read out on the phone; the same number stands in the log.</summary>
    public static string NumberOf(HttpContext context)
    {
        var trace = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier;
        return trace[..Math.Min(10, trace.Length)].ToUpperInvariant();
    }

    /// <summary>The framework's own phrase gives way to ours, in the reader's language; a broken rule has said what it is.</summary>
    private static string? Title(ProblemDetails problem, HttpContext context)
    {
        if (problem.Title is { } title && title != Faults && title != ReasonPhrases.GetReasonPhrase(problem.Status ?? 0))
            return title;
        var texts = context.RequestServices.GetRequiredService<Texts>();
        return IsApi(context) && texts.Has($"api.error.{problem.Status}") ? texts[$"api.error.{problem.Status}"]
            : texts.Has($"error.{problem.Status}") ? texts[$"error.{problem.Status}"]
            : problem.Title;
    }

    private sealed class ToProblem(IProblemDetailsService problems, Texts texts, ILogger<ToProblem> log) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            var (status, title) = exception switch
            {
                RuleBroken broken => (broken.Status, texts[broken]),
                DbUpdateConcurrencyException => (StatusCodes.Status409Conflict, null),
                DbUpdateException twice when twice.IsUniqueViolation(httpContext.RequestServices.GetRequiredService<AppDb>()) => (StatusCodes.Status409Conflict, null),
                BadHttpRequestException bad => (bad.StatusCode, null),
                _ => (Troubles.Of(exception) switch
                {
                    Trouble.Away => StatusCodes.Status503ServiceUnavailable,
                    Trouble.Full => StatusCodes.Status507InsufficientStorage,
                    _ => StatusCodes.Status500InternalServerError,
                }, null),
            };
            if (status == StatusCodes.Status500InternalServerError)
                log.LogError(exception, "Unexpected error {Number}", NumberOf(httpContext));
            else if (status > StatusCodes.Status500InternalServerError)
                log.LogError("{Trouble} {Number}: {Error}", Troubles.Of(exception), NumberOf(httpContext), Redacted.Of(exception));
            httpContext.Response.StatusCode = status;
            if (status == StatusCodes.Status503ServiceUnavailable)
                ComeAgain(httpContext);
            if (!IsApi(httpContext))
                return false;
            return await problems.TryWriteAsync(new ProblemDetailsContext
            {
                HttpContext = httpContext,
                ProblemDetails = exception is RuleBroken { Field: { } field } && title is not null
                    ? new HttpValidationProblemDetails(new Dictionary<string, string[]>(StringComparer.Ordinal) { [InJson(field)] = [title] }) { Status = status, Title = title }
                    : new ProblemDetails { Status = status, Title = title },
            });
        }

        /// <summary>A page that was only read looks again by itself; a form is sent again by whoever filled it.</summary>
        private static void ComeAgain(HttpContext http)
        {
            http.Response.Headers.RetryAfter = SecondsUntilNextTry;
            if (HttpMethods.IsGet(http.Request.Method) && !IsApi(http))
                http.Response.Headers["Refresh"] = SecondsUntilNextTry;
        }

        /// <summary>A page calls a field <c>Form.At</c>, a program <c>at</c>.</summary>
        private static string InJson(string field) => JsonNamingPolicy.CamelCase.ConvertName(field[(field.LastIndexOf('.') + 1)..]);
    }
}
