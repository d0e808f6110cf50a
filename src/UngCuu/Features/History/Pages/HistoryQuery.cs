using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.History.Pages;

/// <summary>What stands in the address of a list of the history.</summary>
public sealed class HistoryQuery
{
    [FromQuery(Name = "q")]
    public string? Q { get; set; }

    [FromQuery(Name = "what")]
    public string? What { get; set; }

    [FromQuery(Name = "about")]
    public string? About { get; set; }

    [FromQuery(Name = "from")]
    public string? From { get; set; }

    [FromQuery(Name = "to")]
    public string? To { get; set; }

    [FromQuery(Name = "after")]
    public string? After { get; set; }

    public HistoryFilter Filter => HistoryFilter.Read(Q, What, About, From, To);

    /// <summary>Of the last row of the page before.</summary>
    public long? Before => long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

/// <param name="What">What happened, to choose from; none where only the thing is asked for.</param>
public sealed record HistoryAsked(HistoryQuery Query, IReadOnlyList<string> Kinds, IReadOnlyList<Choice> What);
