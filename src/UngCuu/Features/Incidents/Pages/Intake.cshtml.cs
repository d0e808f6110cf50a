using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>What has come in and waits for a person: to be acknowledged, verified, or recorded as the same incident as another.</summary>
[Requires(Permission.AcknowledgeIncident)]
public sealed class IntakeModel(Intake intake, ActOnIncident act, AppDb db, CurrentUser user, Texts texts) : PageModel, ILoads
{
    /// <summary>Remembers state and way in from visit to visit; words that were searched for are not kept.</summary>
    private static readonly LoopbackCookie Cookie = new() { Name = "ungcuu-intake", MaxAge = TimeSpan.FromDays(90) };

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Source { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public PageOf<IntakeRow> List { get; private set; } = new([], null);

    public Counted Count { get; private set; }

    public IntakeFilter Filter => new(Of<IntakeState>(State) ?? IntakeState.Waiting, Of<ReportSource>(Source), Q);

    public bool IsFiltered => Filter is not { State: IntakeState.Waiting, Source: null } || !string.IsNullOrWhiteSpace(Q);

    public IEnumerable<Choice> States => Enum.GetValues<IntakeState>().Select(s => new Choice(s.ToString(), texts[s]));

    public IEnumerable<Choice> Sources => Enum.GetValues<ReportSource>().Select(s => new Choice(s.ToString(), texts[s]));

    public async Task<bool> Load(CancellationToken cancel)
    {
        List = await intake.Page(Filter, PageKey.Read(After), cancel);
        Count = await intake.Rows(Filter).CountUpTo(cancel);
        return true;
    }

    public string ToAcknowledge => QueryLinks.With(Request, ("handler", "Acknowledge"));

    public IActionResult OnGet()
    {
        if (Request.Query.Count == 0 && Request.Cookies[Cookie.Name!]?.Split('.') is [var state, var source]
            && (Of<IntakeState>(state) is not (null or IntakeState.Waiting) || Of<ReportSource>(source) is not null))
            return Redirect(QueryLinks.With(Request, ("state", Of<IntakeState>(state)?.ToString()), ("source", Of<ReportSource>(source)?.ToString())));
        if (Request.Query.Count > 0)
            Cookie.Set(HttpContext, $"{Filter.State}.{Filter.Source}");
        return Page();
    }

    /// <summary>Acknowledges and stays in the list; the next report is the next line.</summary>
    public async Task<IActionResult> OnPostAcknowledgeAsync(string reference, CancellationToken cancel)
    {
        if (await db.Incidents.VisibleTo(user).Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == reference, cancel) is not { } incident)
            return NotFound();
        await act.Run(incident, IncidentVerbs.Find("acknowledge")!, new VerbForm(), cancel);
        this.Say(texts["verb.acknowledge.done"]);
        return Redirect(QueryLinks.With(Request, ("handler", null), ("state", Filter.State.ToString())));
    }

    private static T? Of<T>(string? written) where T : struct, Enum =>
        Enum.TryParse<T>(written, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}
