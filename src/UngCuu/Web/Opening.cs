namespace UngCuu.Web;

/// <summary>While the first data is loaded the server answers already, with one page that says how far it is.</summary>
public sealed class Opening
{
    public const string Page = "/opening";

    private const int SecondsBetweenLooks = 2;

    private TaskCompletionSource finished = Completed();
    private int percent;

    public bool IsUnderWay => !finished.Task.IsCompleted;

    public int Percent => Volatile.Read(ref percent);

    public void Begin() => finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Reached(int done, int of) => Volatile.Write(ref percent, of == 0 ? 0 : (int)(100L * done / of));

    public void Finish() => finished.TrySetResult();

    /// <summary>Whoever writes waits for this: on SQLite the loading is the one writer.</summary>
    public Task Finished(CancellationToken cancel) => finished.Task.WaitAsync(cancel);

    /// <summary>Every address shows the progress page, and the browser looks again by itself; styles and the sign of life pass.</summary>
    internal async Task Answer(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        if (IsUnderWay && !path.StartsWithSegments("/dist", StringComparison.Ordinal) && !path.StartsWithSegments("/health/live", StringComparison.Ordinal))
        {
            (context.Request.Path, context.Request.Method) = (Page, HttpMethods.Get);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers["Refresh"] = SecondsBetweenLooks.ToString(System.Globalization.CultureInfo.InvariantCulture);
            context.Response.Headers.RetryAfter = context.Response.Headers["Refresh"];
        }
        await next(context);
    }

    private static TaskCompletionSource Completed()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }
}

public static class OpeningServices
{
    public static void UseOpening(this WebApplication app)
    {
        var opening = app.Services.GetRequiredService<Opening>();
        app.Use((context, next) => opening.Answer(context, next));
    }
}
