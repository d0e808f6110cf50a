using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Live;

internal static class LiveApi
{
    public const string Address = "/live";

    public static void MapLive(this IEndpointRouteBuilder app) =>
        app.MapGet(Address, Open).WithMetadata(new SignedInAttribute()).ExcludeFromDescription();

    private static Results<ServerSentEventsResult<string>, StatusCodeHttpResult> Open(HttpContext http, CurrentUser user, LiveStreams streams, ReadLive read, IHostApplicationLifetime process, ILogger<ReadLive> log)
    {
        if (streams.Open(user.AccountId!.Value) is not { } stream)
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        http.Response.RegisterForDispose(stream);
        http.Response.Headers["X-Accel-Buffering"] = "no"; // nginx would gather what should come at once
        var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, process.ApplicationStopping);
        http.Response.RegisterForDispose(ends);
        return TypedResults.ServerSentEvents(UntilTheEnd(read.Run(stream, http.User, Since(http.Request), ends.Token), log, ends.Token));
    }

    /// <summary>A browser that comes back says what it heard last; a page says how far it was made from.</summary>
    internal static long? Since(HttpRequest request) =>
        long.TryParse(request.Headers["Last-Event-ID"].FirstOrDefault() ?? request.Query["since"].FirstOrDefault(), CultureInfo.InvariantCulture, out var since) ? since : null;

    /// <summary>A reader who goes away or a server that is asked to end is no error; after one the browser comes back by itself.</summary>
    private static async IAsyncEnumerable<T> UntilTheEnd<T>(IAsyncEnumerable<T> items, ILogger log, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var all = items.GetAsyncEnumerator(cancel);
        while (true)
        {
            try
            {
                if (!await all.MoveNextAsync())
                    yield break;
            }
            catch (Exception e)
            {
                if (!cancel.IsCancellationRequested)
                    log.LogWarning("A live stream is broken off: {Error}", Redacted.Of(e));
                yield break;
            }
            yield return all.Current;
        }
    }
}
