using System.Diagnostics;
using System.Diagnostics.Metrics;
using UngCuu.Data;

namespace UngCuu.Jobs;

/// <summary>What the work in the background tells telemetry: names of subscribers and events, counts and durations; never a subject or an address.</summary>
internal static class Measures
{
    public const string Source = "UngCuu.Jobs";

    private static readonly ActivitySource Activities = new(Source);
    private static readonly Meter Meter = new(Source);
    private static readonly Histogram<double> Deliveries = Meter.CreateHistogram<double>("ungcuu.delivery.duration", "s", "Deliveries of events to subscribers");
    private static readonly Histogram<double> Mails = Meter.CreateHistogram<double>("ungcuu.mail.duration", "s", "Mails handed to the mail server");
    private static readonly Histogram<double> Schedules = Meter.CreateHistogram<double>("ungcuu.schedule.duration", "s", "Runs of schedules");

    public static Measured Delivering(Delivery delivery)
    {
        var activity = Activities.StartActivity($"deliver {delivery.Subscriber}", ActivityKind.Consumer);
        activity?.SetTag("ungcuu.event", delivery.Event.Name).SetTag("ungcuu.attempt", delivery.Attempts);
        return new(Deliveries, "ungcuu.subscriber", delivery.Subscriber, activity);
    }

    public static Measured Sending(string transport) =>
        new(Mails, "ungcuu.transport", transport, Activities.StartActivity("send mail", ActivityKind.Client));

    public static Measured Running(string schedule) =>
        new(Schedules, "ungcuu.schedule", schedule, Activities.StartActivity($"run {schedule}"));

    public sealed class Measured(Histogram<double> histogram, string tag, string name, Activity? activity) : IDisposable
    {
        private readonly long began = Stopwatch.GetTimestamp();
        private string outcome = "given back";

        public void Done() => outcome = "done";

        public void Failed(Exception e)
        {
            outcome = "failed";
            activity?.SetStatus(ActivityStatusCode.Error).SetTag("error.type", e.GetType().Name);
        }

        public void Dispose()
        {
            histogram.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new(tag, name), new KeyValuePair<string, object?>("outcome", outcome));
            activity?.Dispose();
        }
    }
}
