using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;
using UngCuu.Shared;

namespace UngCuu.Web;

public sealed class LogSettings
{
    public const string Section = "Log";

    /// <summary>text for a terminal, json for a collector: one object on a line.</summary>
    public string Format { get; init; } = "text";
}

/// <summary>
/// Log lines without what may be a person's: of an error the types, the places and a redacted first line, never a whole message;
/// no scopes, which carry the addresses of requests.
/// </summary>
internal sealed class LogLines(IOptions<LogSettings> settings, TimeProvider time) : ConsoleFormatter(Formatter)
{
    public const string Formatter = "ungcuu";

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, null);
        if (settings.Value.Format == "json")
            textWriter.WriteLine(Json(logEntry, message));
        else
            WriteText(logEntry.LogLevel, logEntry.Category, message, logEntry.Exception, textWriter);
    }

    private void WriteText(LogLevel level, string category, string message, Exception? error, TextWriter writer)
    {
        writer.WriteLine($"{time.GetLocalNow().ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture)} {Short(level)} {category}: {message}");
        for (var e = error; e is not null; e = e.InnerException)
        {
            writer.WriteLine($"    {e.GetType()}: {Redacted.Line(e.Message)}");
            writer.WriteLine(e.StackTrace);
        }
    }

    private string Json<TState>(in LogEntry<TState> entry, string message)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            json.WriteString("at", time.GetUtcNow().UtcDateTime);
            json.WriteString("level", entry.LogLevel.ToString());
            json.WriteString("category", entry.Category);
            json.WriteString("message", message);
            if (Activity.Current is { } activity)
                json.WriteString("trace", activity.TraceId.ToString());
            if (entry.State is IReadOnlyList<KeyValuePair<string, object?>> values)
            {
                json.WriteStartObject("values");
                foreach (var (name, value) in values)
                    json.WriteString(name == "{OriginalFormat}" ? "template" : name, Convert.ToString(value, CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }
            if (entry.Exception is { } error)
            {
                json.WriteString("error", Redacted.Of(error));
                json.WriteString("stack", Stack(error));
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(line.ToArray());
    }

    private static string Stack(Exception error)
    {
        var stack = new StringBuilder();
        for (var e = error; e is not null; e = e.InnerException)
            stack.Append(e.GetType()).Append('\n').Append(e.StackTrace).Append('\n');
        return stack.ToString();
    }

    private static string Short(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}

public static class LogLinesServices
{
    public static void AddLogLines(this WebApplicationBuilder builder, LogLevel least)
    {
        builder.Services.AddOptions<LogSettings>().BindConfiguration(LogSettings.Section);
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(o => o.FormatterName = LogLines.Formatter).AddConsoleFormatter<LogLines, ConsoleFormatterOptions>();
        builder.Logging.SetMinimumLevel(least);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        // What fails in the database is thrown, and logged by who catches it: here it would stand a second time, whole.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Update", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Query", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
    }
}
