using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using UngCuu.Shared;

namespace UngCuu.Rules;

/// <summary>
/// Reads the files of the law into records and names every unknown, missing or unreadable field.
/// The serializer alone stops at the first fault and names .NET types, which helps nobody who edits a profile.
/// </summary>
internal static class StrictJson
{
    private const string WrongKind = "the value is not of the right kind";

    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>The value, or null with the faults added. <paramref name="part"/> names the part of the file, given the field's path.</summary>
    public static T? Read<T>(string text, string file, Func<JsonElement, string, (string Part, string Field)> part, List<RuleFault> faults)
        where T : class
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException broken)
        {
            faults.Add(new RuleFault(file, broken.LineNumber is { } line ? $"line {line + 1}" : "", "", broken.Message));
            return null;
        }
        using (document)
        {
            var before = faults.Count;
            Walk(document.RootElement, typeof(T), "$", (path, what) => Add(path, what));
            if (faults.Count > before)
                return null;
            try
            {
                return document.Deserialize<T>(Options);
            }
            catch (JsonException broken)
            {
                Add(broken.Path ?? "$", (broken.InnerException as FormatException)?.Message ?? WrongKind);
                return null;
            }

            void Add(string path, string what)
            {
                var (name, field) = part(document.RootElement, path);
                faults.Add(new RuleFault(file, name, field, what));
            }
        }
    }

    private static void Walk(JsonElement json, Type type, string path, Action<string, string> fault)
    {
        var info = Options.GetTypeInfo(type);
        if (json.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(json.GetString()))
            fault(path, "is empty");
        switch (info.Kind, json.ValueKind)
        {
            case (JsonTypeInfoKind.Object, JsonValueKind.Object):
                foreach (var member in json.EnumerateObject())
                    if (info.Properties.FirstOrDefault(p => p.Name == member.Name) is { } known)
                        Walk(member.Value, known.PropertyType, $"{path}.{member.Name}", fault);
                    else if (!(path == "$" && member.Name == "$schema"))
                        fault($"{path}.{member.Name}", "there is no such field");
                foreach (var missing in info.Properties.Where(p => p.IsRequired && !json.TryGetProperty(p.Name, out _)))
                    fault($"{path}.{missing.Name}", "the field is missing");
                break;
            case (JsonTypeInfoKind.Enumerable, JsonValueKind.Array):
                foreach (var (index, item) in json.EnumerateArray().Index())
                    WalkItem(item, info.ElementType!, $"{path}[{index}]", fault);
                break;
            case (JsonTypeInfoKind.Dictionary, JsonValueKind.Object):
                foreach (var member in json.EnumerateObject())
                    WalkItem(member.Value, info.ElementType!, $"{path}.{member.Name}", fault);
                break;
        }
    }

    private static void WalkItem(JsonElement json, Type type, string path, Action<string, string> fault)
    {
        if (json.ValueKind == JsonValueKind.Null)
            fault(path, WrongKind);
        else
            Walk(json, type, path, fault);
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { OnlyWhatIsWritten } },
            Converters =
            {
                new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
                new Written<Term>(TermReader.Read),
                new Written<FactMatch>(FactMatch.Read),
                new Written<Offset>(Offset.Read),
                new Written<YearDay>(YearDay.Read),
                new Written<Duration>(Duration.Read),
            },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Computed properties are no fields of the file.</summary>
    private static void OnlyWhatIsWritten(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object)
            return;
        foreach (var computed in info.Properties.Where(p => p.Set is null && p.AssociatedParameter is null).ToList())
            info.Properties.Remove(computed);
    }

    /// <summary>A value written as one text.</summary>
    private sealed class Written<T>(Func<string, T> read) : JsonConverter<T>
        where T : class
    {
        private static readonly Texts Texts = new();

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.String)
                throw new JsonException(null, new FormatException("a text is expected"));
            try
            {
                return read(reader.GetString()!);
            }
            catch (FormatException wrong)
            {
                throw new JsonException(null, wrong);
            }
            catch (RuleBroken broken)
            {
                throw new JsonException(null, new FormatException(Texts.In(Texts.English, broken.Key, [.. broken.Args])));
            }
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }
}
