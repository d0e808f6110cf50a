using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>Where a signed-in person begins: which system, and whether it may be more than they can handle.</summary>
[Requires(Permission.ReportIncident)]
public sealed class StartModel(StartDraft start, CurrentUser user, Clock clock, RuleBook rules, Texts texts) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty]
    public Guid? SystemId { get; set; }

    [BindProperty]
    public bool Beyond { get; set; }

    public bool IsPhone => By == "phone" && user.May(Permission.RecordReportForOthers);

    public IReadOnlyList<Choice> Systems { get; private set; } = [];

    public IReadOnlyList<DraftLine> Unfinished { get; private set; } = [];

    public Profile Profile => rules.For(clock.Today);

    public async Task<bool> Load(CancellationToken cancel)
    {
        Systems = await start.SystemsToChoose(IsPhone, cancel);
        Unfinished = await start.Unfinished(cancel);
        return true;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid draft, CancellationToken cancel)
    {
        await start.Discard(draft, cancel);
        this.Say(texts["draft.discarded"]);
        return Redirect("/incidents/report");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var key = await start.Report(IsPhone ? DraftKind.Phone : DraftKind.Own, SystemId, Beyond && !IsPhone, cancel);
        return Redirect($"/drafts/{key}/1");
    }
}
