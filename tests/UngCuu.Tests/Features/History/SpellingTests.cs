using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.History;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.History;

/// <summary>In an embedded database a column takes anything: other bytes for the same value, and bytes that are no value. No seal lets them pass, and none stops the proof.</summary>
public sealed class SpellingTests(TestDatabase database) : IAsyncLifetime
{
    private readonly TestServer server = new(database);

    public static TheoryData<string, string> Columns => new(
        Of<Event>("events").Concat(Of<Access>("access_log")).Concat(Of<Seal>("seals")).Concat(Of<SealedRow>("sealed_rows")));

    public async ValueTask InitializeAsync()
    {
        await server.InitializeAsync();
        await server.In(async (db, _) =>
        {
            foreach (var i in new[] { 1, 2, 3 })
                db.Record(new Subject("Account", Ids.New()), new LanguageChosen("vi"), reason: $"lần {i}");
            db.Accesses.Add(new Access { At = server.Clock.Now, What = "incident.secret", SubjectKind = "Incident", SubjectId = Ids.New(), Author = "Cán bộ trực 1" });
            await db.SaveChangesAsync();
        });
        await server.Services.SealEverything();
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Every_other_byte_in_a_column_is_a_fault_and_nothing_stops_the_proof(string table, string column)
    {
        Assert.Empty((await Verify()).Faults);
        var (row, type, bytes) = await Stored(table, column);
        foreach (var other in Others(type, bytes))
        {
            await Put(table, column, row, other);
            Assert.True((await Verify()).Faults.Count > 0, $"{table}.{column} as {other}");
            await Put(table, column, row, type == "null" ? "null" : type == "blob" ? Hex(bytes) : $"cast({Hex(bytes)} as {type})");
        }
        Assert.Empty((await Verify()).Faults);
    }

    /// <summary>Each byte in another way, a byte more, a byte less, in the other case, as bytes, and as things the column was not made for.</summary>
    private static IEnumerable<string> Others(string type, byte[] bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            byte[] flipped = [.. bytes];
            flipped[at] ^= 1;
            yield return type == "blob" ? Hex(flipped) : $"cast({Hex(flipped)} as text)";
        }
        if (type != "integer")
            yield return $"cast({Hex([.. bytes, (byte)' '])} as text)";
        if (bytes.Length > 0 && type != "blob")
            yield return Hex(bytes);
        if (type == "text" && !bytes.SequenceEqual(Lower(bytes)))
            yield return $"cast({Hex(Lower(bytes))} as text)";
        foreach (var strange in new[] { "'không phải giá trị'", "x'ff00fe'", "1.5", "''" })
            yield return strange;
    }

    private static byte[] Lower(byte[] bytes) => [.. bytes.Select(b => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b)];

    private static string Hex(byte[] bytes) => $"x'{Convert.ToHexString(bytes)}'";

    /// <summary>All but the keys, which are what a row is found by.</summary>
    private static IEnumerable<(string, string)> Of<T>(string table) => typeof(T).GetProperties()
        .Select(p => p.Name).Where(name => name is not (nameof(Event.Id) or nameof(Seal.Number)))
        .Select(name => (table, string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"))));

    private Task<(long Row, string Type, byte[] Bytes)> Stored(string table, string column) => Sql($"select rowid, typeof({column}), cast({column} as blob) from {table} order by rowid limit 1", reader =>
    {
        reader.Read();
        return (reader.GetInt64(0), reader.GetString(1), reader.IsDBNull(2) ? [] : reader.GetFieldValue<byte[]>(2));
    });

    private Task<int> Put(string table, string column, long row, string value) => Sql($"update {table} set {column} = {value} where rowid = {row}", reader => reader.RecordsAffected);

    private Task<T> Sql<T>(string sql, Func<SqliteDataReader, T> read) => server.In(async (db, _) =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // the names are those of the mapped tables, the values this class's own
        command.CommandText = $"pragma foreign_keys = off; {sql}";
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        return read(reader);
    });

    private Task<HistoryProof> Verify() => server.In((_, services) => services.GetRequiredService<VerifyHistory>().Run(null, CancellationToken.None));
}
