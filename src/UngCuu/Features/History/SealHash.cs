using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UngCuu.Data;

namespace UngCuu.Features.History;

/// <summary>What is hashed, to the letter. The written form below is for ever: a change would make every older seal look broken.</summary>
internal static class SealHash
{
    public const int Length = 32;

    public static readonly byte[] Beginning = new byte[Length];

    public static byte[] Of(Event e) => Of(
    [
        "event", Number(e.Id), Moment(e.At), Moment(e.FactAt), e.Proved ? "1" : "0", e.Name, Number(e.Shape), e.SubjectKind, Id(e.SubjectId), e.ItemKind, Id(e.ItemId),
        Id(e.AccountId), Id(e.PostId), Id(e.OrganisationId), e.Author, Id(e.OnBehalfOf), e.Reason, e.Payload, e.Changes, e.Correlation,
    ]);

    public static byte[] Of(Access a) => Of(
    [
        "access", Number(a.Id), Moment(a.At), a.What, a.SubjectKind, Id(a.SubjectId), Id(a.AccountId), Id(a.PostId), Id(a.OrganisationId), a.Author, Id(a.OnBehalfOf), a.Correlation,
    ]);

    public static byte[] Of(long number, DateTime at, long lastEvent, long lastAccess, byte[] previous, IReadOnlyCollection<SealedRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, ["seal", Number(number), Moment(at), Number(lastEvent), Number(lastAccess), Number(rows.Count), Convert.ToHexString(previous)]);
        foreach (var row in rows)
        {
            Add(hash, [row.Kind.ToString(), Number(row.RowId)]);
            hash.AppendData(row.Hash);
        }
        return hash.GetHashAndReset();
    }

    private static byte[] Of(IEnumerable<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, fields);
        return hash.GetHashAndReset();
    }

    /// <summary>Each field behind its length, so that nothing can be moved from one to the next; an absent one is not an empty one.</summary>
    private static void Add(IncrementalHash hash, IEnumerable<string?> fields)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var field in fields)
        {
            var bytes = field is null ? null : Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes?.Length ?? -1);
            hash.AppendData(length);
            if (bytes is not null)
                hash.AppendData(bytes);
        }
    }

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Microseconds since the year 1, UTC: what both databases keep.</summary>
    private static string Moment(DateTime at) => Number(at.Ticks / TimeSpan.TicksPerMicrosecond);

    private static string? Id(Guid? id) => id?.ToString("N");
}
