using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Routing.Template;
using UngCuu.Shared;
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

    /// <summary>Why nothing answers: no such address, a method it does not take, or a body that is not JSON.</summary>
    public static IResult Unmatched(HttpContext context)
    {
        var taken = MethodsOf(context.Request.Path, context.RequestServices.GetRequiredService<EndpointDataSource>());
        if (taken.Count == 0)
            return Results.Problem(statusCode: StatusCodes.Status404NotFound, title: context.RequestServices.GetRequiredService<Texts>()["api.error.address"]);
        if (taken.Contains(context.Request.Method))
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        context.Response.Headers.Allow = string.Join(", ", taken);
        return Results.StatusCode(StatusCodes.Status405MethodNotAllowed);
    }

    private static SortedSet<string> MethodsOf(PathString path, EndpointDataSource endpoints) =>
        new(endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText?.StartsWith("/api/", StringComparison.Ordinal) == true
                && new TemplateMatcher(new RouteTemplate(e.RoutePattern), new RouteValueDictionary(e.RoutePattern.Defaults)).TryMatch(path, []))
            .SelectMany(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? []), StringComparer.OrdinalIgnoreCase);

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
