using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using UngCuu.Features.Registry;

namespace UngCuu.Features.Incidents;

/// <summary>What a judgement asks for, shared by page and API; each kind takes its own part of it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed class JudgementForm
{
    /// <summary>In which role, where the organisation has more than one to this incident.</summary>
    [Display(Name = "judgement.field.kind")]
    public JudgementKind? Kind { get; set; }

    [Range(1, InformationSystem.HighestLevel), Display(Name = "judgement.field.level")]
    public int? Level { get; set; }

    [Display(Name = "judgement.field.nationalList")]
    public bool OnNationalList { get; set; }

    /// <summary>By the codes of the profile's questions: yes, no or unknown to each. Nobody judges by leaving one empty.</summary>
    public Dictionary<string, Answer?>? Answers { get; set; } = new(StringComparer.Ordinal);

    [Display(Name = "judgement.field.cannotHandle")]
    public bool? CannotHandle { get; set; }

    [Display(Name = "judgement.field.publicHarm")]
    public bool? PublicHarm { get; set; }

    /// <summary>Left out: the one that follows from system and owner.</summary>
    [StringLength(20), Display(Name = "judgement.field.plan")]
    public string? Plan { get; set; }

    [StringLength(JudgementMapping.LongestProposal), DataType(DataType.MultilineText), Display(Name = "judgement.field.force")]
    public string? Force { get; set; }

    [StringLength(JudgementMapping.LongestProposal), DataType(DataType.MultilineText), Display(Name = "judgement.field.resources")]
    public string? Resources { get; set; }

    [StringLength(JudgementMapping.LongestProposal), DataType(DataType.MultilineText), Display(Name = "judgement.field.taskForce")]
    public string? TaskForce { get; set; }

    /// <summary>The standing agency's decision.</summary>
    [Display(Name = "judgement.field.serious")]
    public bool? Serious { get; set; }

    /// <summary>When it was judged; empty means now.</summary>
    [Display(Name = "judgement.field.at")]
    public DateTime? At { get; set; }

    [Required, StringLength(2000), DataType(DataType.MultilineText), Display(Name = "judgement.field.reason")]
    public string Reason { get; set; } = "";

    /// <summary>The version the page showed; the API may leave it out.</summary>
    public int? Version { get; set; }
}
