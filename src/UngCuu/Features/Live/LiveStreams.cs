using System.Collections.Concurrent;
using System.Threading.Channels;

namespace UngCuu.Features.Live;

/// <param name="Event">The event's number: where a reader who comes back goes on from.</param>
public readonly record struct Change(long Event, string Kind, Guid Id);

/// <summary>The streams that readers hold open to this process, and how far the events have been told.</summary>
public sealed class LiveStreams(TimeProvider time)
{
    /// <summary>Of one account; a browser needs one.</summary>
    private const int Most = 20;

    /// <summary>A page was read from the database at most this long before it asks to be kept up.</summary>
    private static readonly TimeSpan Reading = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<LiveStream, byte> open = [];
    private readonly ConcurrentQueue<(DateTime At, long Position)> positions = [];

    /// <summary>What stood when the page being made now was begun, or earlier. None until the events have been read once.</summary>
    public long? Since => positions.TryPeek(out var oldest) ? oldest.Position : null;

    /// <summary>The more readers there are, the more is gathered before they are told: each of them asks the database what of it they may see.</summary>
    internal TimeSpan Gather => TimeSpan.FromMilliseconds(Math.Clamp(2 * open.Count, 200, 1_000));

    /// <returns>None: this account holds too many already.</returns>
    internal LiveStream? Open(Guid account)
    {
        if (open.Keys.Count(s => s.Account == account) >= Most)
            return null;
        var stream = new LiveStream(account, this);
        open[stream] = 0;
        return stream;
    }

    internal void Close(LiveStream stream) => open.TryRemove(stream, out _);

    internal void Tell(IReadOnlyList<Change> changes)
    {
        if (changes.Count == 0)
            return;
        foreach (var stream in open.Keys)
            stream.Add(changes);
    }

    /// <summary>What exactly changed is not known any more: every page is read again.</summary>
    internal void TellAll()
    {
        foreach (var stream in open.Keys)
            stream.Lose();
    }

    internal void Reached(long position)
    {
        var now = time.GetUtcNow().UtcDateTime;
        positions.Enqueue((now, position));
        while (positions.Count > 1 && positions.ElementAt(1).At <= now - Reading)
            positions.TryDequeue(out _);
    }
}

/// <summary>What has changed and its reader was not told yet. One who falls far behind is told that everything may have changed.</summary>
public sealed class LiveStream : IDisposable
{
    private const int Longest = 50;

    private readonly Channel<IReadOnlyList<Change>> waiting = Channel.CreateBounded<IReadOnlyList<Change>>(Longest);
    private readonly LiveStreams among;
    private int lost;

    internal LiveStream(Guid account, LiveStreams streams) => (Account, among) = (account, streams);

    public Guid Account { get; }

    internal void Add(IReadOnlyList<Change> changes)
    {
        if (!waiting.Writer.TryWrite(changes))
            Interlocked.Exchange(ref lost, 1);
    }

    internal void Lose()
    {
        Interlocked.Exchange(ref lost, 1);
        Add([]); // wakes the reader
    }

    /// <returns>What has changed; null: anything may have. Empty when nothing did in that time.</returns>
    public async Task<IReadOnlyList<Change>?> Next(TimeSpan atMost, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(atMost);
        try
        {
            await waiting.Reader.WaitToReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return [];
        }
        var changes = new List<Change>();
        while (waiting.Reader.TryRead(out var some))
            changes.AddRange(some);
        return Interlocked.Exchange(ref lost, 0) == 1 ? null : changes;
    }

    public void Dispose() => among.Close(this);
}
