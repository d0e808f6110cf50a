using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>One colour for one meaning: what waits, what runs, what is done.</summary>
public static class IncidentTones
{
    public static Tone Of(IncidentStatus status) => status switch
    {
        IncidentStatus.Received => Tone.Soon,
        IncidentStatus.Closed => Tone.Good,
        IncidentStatus.Invalid => Tone.Quiet,
        _ => Tone.Info,
    };

    public static Tone Of(IncidentTaskStatus status) => status switch
    {
        IncidentTaskStatus.Open => Tone.Soon,
        IncidentTaskStatus.Done => Tone.Good,
        _ => Tone.Quiet,
    };

    public static Tone Of(TimelineEntry entry) => entry.Kind switch
    {
        nameof(BeyondCapabilityFound) or nameof(InitialReportSent) => Tone.Late,
        nameof(IncidentDetected) or nameof(FileDownloaded) or nameof(IncidentAssigned) => Tone.Quiet,
        nameof(IncidentClosed) => Tone.Good,
        _ => Tone.Info,
    };
}
