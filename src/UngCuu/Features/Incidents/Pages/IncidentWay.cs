using UngCuu.Shared;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>The usual way of an incident, as steps.</summary>
internal static class IncidentWay
{
    private static readonly List<IncidentStatus> All = [.. IncidentMoves.Open, IncidentStatus.Closed];

    /// <summary>How far one is that stands there; closed, all is done.</summary>
    public static IReadOnlyList<Step> To(IncidentStatus status, Texts texts) =>
        Step.Way(All.Select(s => texts[s]), status == IncidentStatus.Closed ? All.Count : All.IndexOf(status));
}
