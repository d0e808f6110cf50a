using System.Threading.Channels;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.History;

/// <summary>Says that the person of this request has read something that is not for everybody. Written within a second; a page waits only when the queue is full.</summary>
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
    private const int Longest = 5_000;
    private readonly Channel<Access> waiting = Channel.CreateBounded<Access>(Longest);

    public ValueTask Add(Access access, CancellationToken cancel) => waiting.Writer.WriteAsync(access, cancel);

    internal ChannelReader<Access> Waiting => waiting.Reader;
}
