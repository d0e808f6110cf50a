using System.Text.Encodings.Web;
using System.Text.Json.Serialization;

namespace UngCuu.Web;

public static class Api
{
    /// <summary>How every endpoint under /api writes and reads JSON: enums as words, Vietnamese letters as themselves.</summary>
    public static void AddApi(this IServiceCollection services) => services.ConfigureHttpJsonOptions(o =>
    {
        o.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        o.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
    });
}
