using System.Threading.Channels;
using UngCuu.Data;
using UngCuu.Data.Providers;
using UngCuu.Shared;

namespace UngCuu.Features.History;

/// <summary>Says that the person of this request has read something that is not for everybody. Written within a second; a page waits only when the queue is full, and not for ever.</summary>
public sealed class AccessLog(AccessQueue queue, Author author, Clock clock)
{
    public ValueTask Read(string what, string subjectKind, Guid subjectId, CancellationToken cancel) => queue.Add(new Access
    {
        At = clock.Now,
        What = what,
        SubjectKind = subjectKind,
        SubjectId = subjectId,
        AccountId = author.AccountId,
        PostId = author.PostId,
        OrganisationId = author.OrganisationId,
        Author = author.Name,
        OnBehalfOf = author.OnBehalfOf,
        Correlation = author.Correlation,
    }, cancel);
}

/// <summary>What was read and is not yet written. A killed process loses at most the last second of it; a download of evidence does not come this way.</summary>
public sealed class AccessQueue
{
    public const int Longest = 5_000;
    private readonly Channel<Access> waiting = Channel.CreateBounded<Access>(Longest);

    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <exception cref="DatabaseTakesNone">The database has taken none for long: what is not for everybody is not shown unrecorded.</exception>
    public async ValueTask Add(Access access, CancellationToken cancel)
    {
        if (waiting.Writer.TryWrite(access))
            return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            await waiting.Writer.WriteAsync(access, patience.Token);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new DatabaseTakesNone("What is read cannot be written down.", e);
        }
    }

    internal ChannelReader<Access> Waiting => waiting.Reader;
}
