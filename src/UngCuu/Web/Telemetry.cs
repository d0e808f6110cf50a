using System.Collections.Frozen;
using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using UngCuu.Jobs;

namespace UngCuu.Web;

/// <summary>Traces and metrics, sent only where an operator set an address for them (OTEL_EXPORTER_OTLP_ENDPOINT and its sisters).</summary>
public static class Telemetry
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return;
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("ungcuu", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()))
            .WithTracing(t => t.AddAspNetCoreInstrumentation().AddSource(Measures.Source).AddProcessor(new NothingPersonal()).AddOtlpExporter())
            .WithMetrics(m => m.AddAspNetCoreInstrumentation().AddMeter(Measures.Source).AddOtlpExporter());
    }

    /// <summary>Of a request only what is named here goes out: the template of its address, never the address, the query, the client or the browser.</summary>
    private sealed class NothingPersonal : BaseProcessor<Activity>
    {
        private static readonly FrozenSet<string> Kept = FrozenSet.ToFrozenSet(
            ["http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type"], StringComparer.Ordinal);

        public override void OnEnd(Activity data)
        {
            if (data.Kind != ActivityKind.Server)
                return;
            foreach (var (name, _) in data.TagObjects.ToList())
                if (!Kept.Contains(name))
                    data.SetTag(name, null);
            data.DisplayName = $"{data.GetTagItem("http.request.method")} {data.GetTagItem("http.route") ?? "no address of ours"}";
        }
    }
}
