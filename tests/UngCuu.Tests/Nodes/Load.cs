using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace UngCuu.Tests.Nodes;

/// <summary>
/// Programs that report one incident after another to whichever node answers, until told to stop. Each report has a key of its own and is sent until a node
/// has accepted it; what was accepted may never be missing and never stand twice.
/// </summary>
internal sealed class Load : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50);

    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(20) };
    private readonly CancellationTokenSource stop = new();
    private readonly Func<IReadOnlyList<Uri>> nodes;
    private readonly Guid system;
    private readonly string run = Path.GetRandomFileName();
    private readonly Task[] programs;
    private int refusals;

    public Load(Func<IReadOnlyList<Uri>> nodes, string token, Guid system, int programs)
    {
        (this.nodes, this.system) = (nodes, system);
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        this.programs = [.. Enumerable.Range(0, programs).Select(p => Task.Run(() => Report(p)))];
    }

    /// <summary>Reference by key.</summary>
    public ConcurrentDictionary<string, string> Accepted { get; } = new(StringComparer.Ordinal);

    /// <summary>How often a node was gone, or said that it could not now.</summary>
    public int Refusals => refusals;

    /// <summary>Waits until so many more than now are accepted.</summary>
    public async Task AcceptsMore(int reports)
    {
        var wanted = Accepted.Count + reports;
        for (var began = System.Diagnostics.Stopwatch.StartNew(); Accepted.Count < wanted; await Task.Delay(Breath))
            if (began.Elapsed > Patience || Array.Exists(programs, p => p.IsFaulted))
                throw new TimeoutException($"Nothing is accepted any more: {programs.FirstOrDefault(p => p.IsFaulted)?.Exception}");
    }

    /// <summary>Every report that was begun is accepted when this returns.</summary>
    public async Task Stop()
    {
        await stop.CancelAsync();
        await Task.WhenAll(programs);
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(programs).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        client.Dispose();
        stop.Dispose();
    }

    private async Task Report(int program)
    {
        for (var number = 0; !stop.IsCancellationRequested; number++)
        {
            var key = $"{run}-{program}-{number}";
            Accepted[key] = await UntilAccepted(key, program + number);
        }
    }

    private async Task<string> UntilAccepted(string key, int turn)
    {
        var detected = TimeProvider.System.GetUtcNow().AddMinutes(-5).ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-ddTHH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture);
        var report = new { values = new Dictionary<string, string[]> { ["reporterAddress"] = ["Hà Nội"], ["description"] = [$"Nội dung lạ, lần {key}."], ["detectedAt"] = [detected] }, systemId = system, key };
        for (var began = System.Diagnostics.Stopwatch.StartNew(); began.Elapsed < Patience; turn++)
        {
            var at = nodes();
            try
            {
                using var answer = await client.PostAsJsonAsync(new Uri(at[turn % at.Count], "/api/v1/incidents"), report);
                var body = await answer.Content.ReadAsStringAsync();
                if (answer.StatusCode == HttpStatusCode.Created)
                    return JsonDocument.Parse(body).RootElement.GetProperty("reference").GetString()!;
                if (answer.StatusCode is not (HttpStatusCode.ServiceUnavailable or HttpStatusCode.InternalServerError or HttpStatusCode.Conflict))
                    throw new InvalidOperationException($"{(int)answer.StatusCode}: {body}");
                if (answer.StatusCode == HttpStatusCode.InternalServerError)
                    throw new InvalidOperationException($"A fault of ours: {body}");
            }
            catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException)
            {
                // The node is gone, perhaps after it had saved: the key keeps it from being saved again.
            }
            Interlocked.Increment(ref refusals);
            await Task.Delay(Breath);
        }
        throw new TimeoutException($"No node accepted {key}.");
    }
}
