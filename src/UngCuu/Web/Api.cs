using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using UngCuu.Web.Binding;

namespace UngCuu.Web;

public static class Api
{
    /// <summary>How every endpoint under /api writes and reads JSON: enums as words, Vietnamese letters as themselves.</summary>
    public static void AddApi(this IServiceCollection services) => services.ConfigureHttpJsonOptions(o =>
    {
        o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        o.SerializerOptions.Converters.Add(new CleanText());
        o.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        o.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    });

    /// <summary>A program's text is cleaned as a form's is: composed, without hidden marks; what cannot be read is refused.</summary>
    private sealed class CleanText : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Clean(ref reader);

        public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Clean(ref reader);

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

        private static string Clean(ref Utf8JsonReader reader)
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
                throw new JsonException();
            try
            {
                return PostedText.Clean(reader.GetString()!, lines: true) ?? throw new JsonException();
            }
            catch (InvalidOperationException) // half a character, written as \ud800
            {
                throw new JsonException();
            }
        }
    }
}
