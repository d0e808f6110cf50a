using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using UngCuu.Security;

namespace UngCuu.Features.Incidents;

/// <summary>What a verb asks for: one form for all, shared by page and API; a verb takes the fields it names and ignores the rest.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class VerbForm
{
    [StringLength(2000), DataType(DataType.MultilineText), Display(Name = "incident.field.reason")]
    public string? Reason { get; set; }

    [Display(Name = "incident.field.at")]
    public DateTime? At { get; set; }

    [StringLength(20), Display(Name = "incident.field.attackType")]
    public string? AttackType { get; set; }

    [Display(Name = "incident.field.assignee")]
    public Guid? Assignee { get; set; }

    /// <summary>Reference of the incident that this one turned out to be.</summary>
    [StringLength(20), Display(Name = "incident.field.sameAs")]
    public string? SameAs { get; set; }

    /// <summary>The version the page showed; the API may leave it out.</summary>
    public int? Version { get; set; }
}

[Flags]
#pragma warning disable MA0062 // MustSayWhy asks for a reason, and more
public enum Asks
{
    Nothing = 0,
    Reason = 1,

    /// <summary>The verb cannot do without a reason.</summary>
    MustSayWhy = Reason | 2,
    Moment = 4,
    AttackType = 8,
    Assignee = 16,

    /// <summary>Which other incident.</summary>
    Another = 32,
}
#pragma warning restore MA0062

/// <summary>A step of the response as a person meets it: a button, a page, an address of the API.</summary>
/// <param name="Name">As in the address; words stand under <c>verb.{Name}</c>.</param>
/// <param name="Move">The move of the state table it makes; null when it changes no state.</param>
public sealed record IncidentVerb(string Name, Permission Needs, Asks Asks, string? Move = null)
{
    /// <summary>Moves that end or undo something ask first, on a page of their own.</summary>
    public bool Weighty { get; init; }
}

public static class IncidentVerbs
{
    public static readonly IReadOnlyList<IncidentVerb> All =
    [
        new("acknowledge", Permission.AcknowledgeIncident, Asks.Nothing),
        new("verify", Permission.VerifyIncident, Asks.AttackType | Asks.Reason, nameof(Incident.Verify)),
        new("start", Permission.WorkOnIncident, Asks.Nothing, nameof(Incident.StartResponse)),
        new("end", Permission.EndResponse, Asks.Moment | Asks.Reason, nameof(Incident.EndResponse)),
        new("close", Permission.CloseIncident, Asks.Reason, nameof(Incident.Close)),
        new("forward", Permission.ForwardNotification, Asks.Nothing),
        new("assign", Permission.AssignIncident, Asks.Assignee),
        new("beyond", Permission.FindBeyondCapability, Asks.MustSayWhy),
        new("correct-detection", Permission.CorrectDetection, Asks.Moment | Asks.MustSayWhy),
        new("resume", Permission.EndResponse, Asks.MustSayWhy, nameof(Incident.ResumeResponse)) { Weighty = true },
        new("same", Permission.InvalidateIncident, Asks.Another | Asks.Reason, nameof(Incident.FindSame)) { Weighty = true },
        new("invalidate", Permission.InvalidateIncident, Asks.MustSayWhy, nameof(Incident.Invalidate)) { Weighty = true },
        new("reopen", Permission.ReopenIncident, Asks.MustSayWhy, nameof(Incident.Reopen)) { Weighty = true },
    ];

    public static IncidentVerb? Find(string? name) => All.FirstOrDefault(v => v.Name == name);

    /// <summary>Whether it looks like a reference at all, before it is shown in a form.</summary>
    public static bool IsReference(string? written) => written is { Length: > 0 and <= 20 } && written.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    public static string Words(IncidentVerb verb) => $"verb.{verb.Name}";
}
