using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Backups;

/// <summary>The first part of a backup: what it is and what it holds.</summary>
/// <param name="Format">Of the whole file; a higher one is not ours to read.</param>
/// <param name="Product">The version that made it.</param>
/// <param name="LastMigration">How far its database had come.</param>
/// <param name="At">UTC: everything saved before is in it.</param>
/// <param name="Events">Rows of the table <c>events</c>.</param>
/// <param name="Files">Stored files in it.</param>
/// <param name="Missing">Stored files that rows pointed to and that were not in the store any more.</param>
public sealed record BackupSheet(int Format, string Product, DatabaseKind Database, string LastMigration, DateTime At, long Events, long Files, IReadOnlyList<Guid> Missing)
{
    public const int FormatOfToday = 1;

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, never part of a page
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string ProductOfToday { get; } = typeof(BackupSheet).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Written);

    /// <exception cref="RuleBroken">The text is no sheet, or one of a later format.</exception>
    public static BackupSheet Read(byte[] text)
    {
        try
        {
            // A later format may say other things: its number is all that is asked of it.
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.GetProperty("format").GetInt32() > FormatOfToday)
                throw new RuleBroken("backup.newer");
            return JsonSerializer.Deserialize<BackupSheet>(text, Written) ?? throw new RuleBroken("backup.foreign");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new RuleBroken("backup.foreign");
        }
    }
}
