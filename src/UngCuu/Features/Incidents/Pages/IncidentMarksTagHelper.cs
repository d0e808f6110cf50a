using Microsoft.AspNetCore.Razor.TagHelpers;
using UngCuu.Shared;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary><c>&lt;incident-marks of="@incident" /&gt;</c>: what sets an incident apart from others, a tag each.</summary>
[HtmlTargetElement("incident-marks", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IncidentMarksTagHelper(Texts texts) : TagHelper
{
    public Incident Of { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Of.SameCount > 0)
            Show(output, texts["incident.mark.joined", Of.SameCount], Tone.Info);
        if (Of.BeyondCapability)
            Show(output, texts["incident.mark.beyond"], Tone.Late);
        if (Of.DecidedSerious == true)
            Show(output, texts["incident.mark.decided"], Tone.Late);
        if (Of.ProposedSerious == true)
            Show(output, texts["incident.mark.proposed"], Tone.Late);
        if (Of.JudgedSerious == true && Of.DecidedSerious is null && Of.ProposedSerious is null)
            Show(output, texts["incident.mark.serious"], Tone.Soon);
        if (Of.Secret)
            Show(output, texts["incident.mark.secret"], Tone.Soon);
        if (Of.IsDrill)
            Show(output, texts["incident.mark.drill"], Tone.Info);
    }

    private static void Show(TagHelperOutput output, string words, Tone tone) => output.Content.AppendHtml(StatusTagTagHelper.Draw(words, tone)).AppendHtml(" ");
}
