using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace UngCuu.Bench;

/// <summary>Where a clone stands among all.</summary>
/// <param name="Number">From 1; the time of everything in it lies so many steps before that of the original.</param>
internal readonly record struct CloneOf(int Number, long FirstEvent, long FirstSearchEntry, long FirstDelivery, bool Rare);

/// <summary>One incident that was played to its end, with all its rows; gives any number of others like it, each with ids, references and times of its own.</summary>
internal sealed partial class Template
{
    public const string RareWord = "Kỳ Lân";
    private const string RareFolded = "ky lan";
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(1447); // an archive grows by the day

    private readonly List<(Table Table, object?[] Row)> rows = [];
    private readonly HashSet<Guid> own = [];
    private readonly Dictionary<long, int> events = [];

    /// <summary>The tables that hold an incident, each with the condition for one of them.</summary>
    private static readonly (string Table, string Where)[] Parts =
    [
        ("incidents", "id = '{0}'"),
        ("incident_parties", "incident_id = '{0}'"),
        ("incident_addresses", "incident_id = '{0}'"),
        ("incident_notes", "incident_id = '{0}'"),
        ("incident_files", "incident_id = '{0}'"),
        ("incoming_reports", "incident_id = '{0}'"),
        ("incident_reports", "incident_id = '{0}'"),
        ("report_recipients", "report_id in (select id from incident_reports where incident_id = '{0}')"),
        ("report_drafts", "incident_id = '{0}'"),
        ("events", "subject_id = '{0}'"),
        ("deliveries", "subject_id = '{0}'"),
        ("duties", "subject_id = '{0}'"),
        ("notices", "about_id = '{0}'"),
        ("search_entries", "subject_id = '{0}'"),
    ];

    public int Events => events.Count;

    public int Deliveries { get; private set; }

    public int SearchEntries { get; private set; }

    public static async Task<Template> Read(DbConnection from, IReadOnlyDictionary<string, Table> tables, string id)
    {
        var template = new Template();
        foreach (var (name, where) in Parts)
        {
            var table = tables[name];
            foreach (var row in await table.Read(from, string.Format(CultureInfo.InvariantCulture, where, id)))
                template.rows.Add((table, row));
        }
        template.Know();
        return template;
    }

    /// <summary>The rows of a clone, by table.</summary>
    public IEnumerable<(Table Table, object?[] Row)> Clone(CloneOf clone)
    {
        var (search, delivery) = (clone.FirstSearchEntry, clone.FirstDelivery);
        foreach (var (table, row) in rows)
        {
            var made = new object?[row.Length];
            for (var i = 0; i < row.Length; i++)
                made[i] = (table.Name, table.Columns[i].Name, row[i]) switch
                {
                    ("search_entries", "id", _) => search++,
                    ("deliveries", "id", _) => delivery++,
                    ("events", "id", long old) => clone.FirstEvent + events[old],
                    (_, "event_id" or "started_by_id" or "met_by_id" or "waived_by_id", long old) => clone.FirstEvent + events[old],
                    ("incidents", "title", string text) => clone.Rare ? $"{text} {RareWord}" : text,
                    ("search_entries", "words", string text) => Words(text, clone),
                    (_, _, byte[] secret) => SHA256.HashData([.. secret, .. BitConverter.GetBytes(clone.Number)])[..secret.Length],
                    (_, _, string text) => Text(text, table.Columns[i], clone),
                    var (_, _, same) => same,
                };
            yield return (table, made);
        }
    }

    private void Know()
    {
        foreach (var (table, row) in rows)
            for (var i = 0; i < row.Length; i++)
                if (table.Columns[i].Name is "id" or "draft_id" or "stored_as" && row[i] is string text && Guid.TryParse(text, out var id))
                    own.Add(id);
                else if (table.Name == "events" && table.Columns[i].Name == "id")
                    events.Add((long)row[i]!, events.Count);
        Deliveries = rows.Count(r => r.Table.Name == "deliveries");
        SearchEntries = rows.Count(r => r.Table.Name == "search_entries");
    }

    private string Text(string text, Column column, CloneOf clone)
    {
        if (column.Name.EndsWith("_at", StringComparison.Ordinal) || column.Name is "at" or "start" or "due")
            return (DateTime.Parse(text, CultureInfo.InvariantCulture) - clone.Number * Step).ToString(TimeFormat, CultureInfo.InvariantCulture);
        if (!text.Contains('-', StringComparison.Ordinal))
            return text;
        var changed = Ids().Replace(text, m => Guid.Parse(m.ValueSpan) is var id && own.Contains(id) ? Same(Other(id, clone.Number), m.Value) : m.Value);
        return References().Replace(changed, m => $"SC-{m.Groups["year"].Value}-{Number(m, clone)}");
    }

    private static string Words(string text, CloneOf clone)
    {
        var words = FoldedReferences().Replace(text, m => $"sc {m.Groups["year"].Value} {Number(m, clone)}");
        return clone.Rare ? $"{words} {RareFolded}" : words;
    }

    private static string Number(Match match, CloneOf clone) =>
        (int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture) + clone.Number * 1_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Another id for each number, the same in every run.</summary>
    private static Guid Other(Guid id, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        for (var i = 0; i < 4; i++)
            bytes[12 + i] ^= (byte)(number >> (8 * i));
        return new Guid(bytes);
    }

    /// <summary>Columns of SQLite hold ids in capitals, what is told inside a text is in small letters.</summary>
    private static string Same(Guid id, string old) => old.Any(char.IsAsciiLetterUpper) ? id.ToString().ToUpperInvariant() : id.ToString();

    [GeneratedRegex("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"SC-(?<year>\d{4})-(?<number>\d{6})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex References();

    [GeneratedRegex(@"\bsc (?<year>\d{4}) (?<number>\d{6})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FoldedReferences();
}
