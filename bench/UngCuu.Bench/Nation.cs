using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UngCuu.Commands;
using UngCuu.Data;
using UngCuu.Features.History;
using UngCuu.Web;

namespace UngCuu.Bench;

/// <summary>
/// A database with many incidents: the demonstration nation on the real registry, played by the product itself, and then its settled incidents again and again
/// under other ids, references and times. Those that are open stay as few as they are: work does not grow with the archive.
/// </summary>
internal sealed class Nation(int incidents, DatabaseSettings target, string folder, string kept)
{
    private const int RareIncidents = 40;

    public async Task Fill(CancellationToken cancel)
    {
        var source = Path.Combine(folder, "nation.db");
        File.Copy(await Played(cancel), source, overwrite: true);
        await using var from = new SqliteConnection($"Data Source={source};Pooling=false");
        await from.OpenAsync(cancel);
        await Add(from, "incident_files", """
            (id, incident_id, stored_as, name, bytes, sha256, added_at, added_by, once, version)
            select 'F0' || substr(id, 3), id, 'F1' || substr(id, 3), 'nhật ký.log', 48213, lower(hex(randomblob(32))), recorded_at, 'Cán bộ trực', 'F2' || substr(id, 3), 0 from incidents
            """);
        await Add(from, "deliveries", "(event_id, subscriber, subject_id, due_at, attempts, done_at) select id, 'incidents.notices', subject_id, at, 1, at from events where subject_kind = 'Incident'");
        await Add(from, "notices", """
            (id, kind, about_id, step, recipient_id, "to", text_key, args, link, created_at, read_at, read_by)
            select case role when 'unit' then 'F3' else 'F4' end || substr(id, 3), 'incident.received', id, '', organisation_id, 'Organisation', 'notice.incident.received', '["' || reference || '"]',
                '/incidents/' || reference, recorded_at, recorded_at, 'Cán bộ trực'
            from incidents join incident_parties on incident_id = id where role in ('unit', 'coordinator')
            """);

        if (target.Kind == DatabaseKind.Sqlite)
        {
            await from.CloseAsync();
            File.Move(source, new SqliteConnectionStringBuilder(target.ConnectionString).DataSource);
            File.Copy(new SqliteConnectionStringBuilder(target.ConnectionString).DataSource, source);
            await from.OpenAsync(cancel);
        }
        await Copy(from, await Tables(source, cancel));
        await using var app = Open(target);
        await using var scope = app.Services.CreateAsyncScope();
        await Seal(scope.ServiceProvider.GetRequiredService<AppDb>(), cancel);
    }

    /// <summary>What there is to fill. No connection stays open behind it: the filling wants the database for itself.</summary>
    private async Task<IReadOnlyList<Table>> Tables(string source, CancellationToken cancel)
    {
        await using var app = Open(target);
        await Server.Migrate(app.Services, cancel);
        await using var made = app.Services.CreateAsyncScope();
        await using var played = Open(new(DatabaseKind.Sqlite, $"Data Source={source}"));
        await using var known = played.Services.CreateAsyncScope();
        var tables = Table.Of(made.ServiceProvider.GetRequiredService<AppDb>(), known.ServiceProvider.GetRequiredService<AppDb>());
        SqliteConnection.ClearAllPools();
        return tables;
    }

    private WebApplication Open(DatabaseSettings database) =>
        Server.Build(new ServerSettings { DataFolder = folder, Database = database, Addresses = [], LogLevel = LogLevel.Warning });

    /// <summary>The demonstration is played once for each state of the tables, and kept.</summary>
    private async Task<string> Played(CancellationToken cancel)
    {
        var settings = new ServerSettings { DataFolder = Directory.CreateDirectory(kept).FullName, Database = DatabaseSettings.SqliteIn(kept), Addresses = [], Demo = true, LogLevel = LogLevel.Warning };
        await using var app = Server.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var last = Path.Combine(kept, db.Database.GetMigrations().Last() + ".db");
        if (File.Exists(last))
            return last;
        File.Delete(Path.Combine(kept, "ungcuu.db"));
        await Server.Migrate(app.Services, cancel);
        Console.WriteLine(await SeedCommand.LoadNation(settings, (_, _) => { }, cancel));
        SqliteConnection.ClearAllPools();
        File.Move(Path.Combine(kept, "ungcuu.db"), last);
        return last;
    }

    private async Task Copy(SqliteConnection from, IReadOnlyList<Table> tables)
    {
        await using var writer = await RowWriter.Open(target);
        if (target.Kind == DatabaseKind.Postgres)
            foreach (var table in tables)
            {
                await writer.Empty(table);
                await writer.Write(table, await table.Read(from));
            }

        var byName = tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
        var templates = new List<Template>();
        foreach (var id in await Texts(from, "select id from incidents where status in ('Closed', 'Invalid') order by recorded_at"))
            templates.Add(await Template.Read(from, byName, id));
        var (events, entries, deliveries) = (await Most(from, "events"), await Most(from, "search_entries"), await Most(from, "deliveries"));
        var (made, open) = (0, (int)(long)(await Scalar(from, "select count(*) from incidents"))!);
        for (var number = 1; open + made < incidents; number++)
        {
            var set = new List<(Table Table, object?[] Row)>();
            foreach (var template in templates.Take(incidents - open - made))
            {
                set.AddRange(template.Clone(new(number, events + 1, entries + 1, deliveries + 1, Rare: made % (incidents / RareIncidents) == 7)));
                events += template.Events;
                entries += template.SearchEntries;
                deliveries += template.Deliveries;
                made++;
            }
            foreach (var table in set.GroupBy(r => r.Table))
                await writer.Write(table.Key, table.Select(r => r.Row));
        }
        await writer.End(tables);
    }

    /// <summary>
    /// Numbers go on behind the clones. The history counts as sealed by one seal that holds nothing: sealing a past of years would be measured else.
    /// It does not stand up to <c>verify</c>, and need not.
    /// </summary>
    private async Task Seal(AppDb db, CancellationToken cancel)
    {
        foreach (var counter in await db.Counters.ToListAsync(cancel))
            counter.Value += incidents * 10L;
        db.Seals.Add(new Seal
        {
            Number = 1,
            At = DateTime.UnixEpoch,
            LastEvent = await db.Events.MaxAsync(e => e.Id, cancel),
            LastAccess = 0,
            Rows = 0,
            Previous = new byte[32],
            Hash = new byte[32],
        });
        await db.SaveChangesAsync(cancel);
    }

    private static async Task Add(SqliteConnection to, string table, string rows)
    {
        await using var command = to.CreateCommand();
        command.CommandText = $"insert into {table} {rows}";
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> Most(SqliteConnection from, string table) => Convert.ToInt64(await Scalar(from, $"select coalesce(max(id), 0) from {table}"), CultureInfo.InvariantCulture);

    private static async Task<object?> Scalar(SqliteConnection from, string sql)
    {
        await using var command = from.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private static async Task<List<string>> Texts(SqliteConnection from, string sql)
    {
        await using var command = from.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }
}
