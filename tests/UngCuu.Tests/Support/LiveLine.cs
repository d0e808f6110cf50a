using System.Net.ServerSentEvents;
using System.Text.Json;
using UngCuu.Features.Live;

namespace UngCuu.Tests.Support;

/// <summary>A browser's live stream, read item by item.</summary>
public sealed class LiveLine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HttpResponseMessage answer;
    private readonly CancellationTokenSource patience = new(Patience);
    private IAsyncEnumerator<SseItem<string>>? items;

    private LiveLine(HttpResponseMessage opened) => answer = opened;

    public HttpResponseMessage Answer => answer;

    /// <summary>Opened, and what it says of itself read: from here on it hears everything.</summary>
    public static async Task<LiveLine> Open(Browser browser, long? since = null)
    {
        var line = await Ask(browser, since);
        if (line.answer.IsSuccessStatusCode)
            await line.Until(ReadLive.Unread);
        return line;
    }

    public static async Task<LiveLine> Ask(Browser browser, long? since = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(since is null ? "/live" : $"/live?since={since}", UriKind.Relative));
        request.Headers.Accept.ParseAdd("text/event-stream");
        return new(await browser.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead));
    }

    /// <summary>What a stream says before it waits.</summary>
    public static async Task<string> Beginning(HttpResponseMessage answer)
    {
        await using var line = new LiveLine(answer);
        var said = new List<string>();
        do
            said.Add(await line.Next() is { } item ? $"{item.EventType}: {item.Data}" : ReadLive.Ended);
        while (!said[^1].StartsWith(ReadLive.Unread, StringComparison.Ordinal) && !said[^1].StartsWith(ReadLive.Ended, StringComparison.Ordinal));
        return string.Join('\n', said);
    }

    /// <returns>Null: the server has closed it.</returns>
    public async Task<SseItem<string>?> Next()
    {
        items ??= SseParser.Create(await answer.Content.ReadAsStreamAsync(patience.Token)).EnumerateAsync(patience.Token).GetAsyncEnumerator(patience.Token);
        return await items.MoveNextAsync() ? items.Current : null;
    }

    /// <summary>Reads on to the next item of this kind; what was passed over does not matter.</summary>
    public async Task<SseItem<string>> Until(string kind)
    {
        while (await Next() is { } item)
            if (item.EventType == kind)
                return item;
        throw new InvalidOperationException($"The stream ended before it said '{kind}'.");
    }

    /// <summary>Reads on until this thing is named, and gives every thing that was named on the way.</summary>
    public async Task<IReadOnlyList<string>> UntilNamed(string thing)
    {
        var named = new List<string>();
        while (!named.Contains(thing, StringComparer.Ordinal))
            named.AddRange(JsonSerializer.Deserialize<List<string>>((await Until(ReadLive.Changed)).Data)!);
        return named;
    }

    public async ValueTask DisposeAsync()
    {
        if (items is not null)
            await items.DisposeAsync();
        answer.Dispose();
        patience.Dispose();
    }
}
