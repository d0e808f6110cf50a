using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>
/// A report page by page. The unguessable key in the address is what lets a page be saved after a sign-in ran out, and stands for the antiforgery token:
/// without it nothing can be posted here. What is stored is shown only to its author (or, for a public report, to whoever has the key).
/// </summary>
[Public]
[IgnoreAntiforgeryToken]
[TakesUploads]
public sealed class DraftModel(KeepDraft drafts, SendDraft send, ReviewDraft review, CurrentUser user, Texts texts, Clock clock) : PageModel
{
    public OpenedDraft Opened { get; private set; } = null!;

    public ReportDraft Draft => Opened.Draft;
    public FormValues Values => Opened.Values;

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];
    public ReviewDraft.Seen Review { get; private set; } = new([], [], [], default);

    /// <summary>After a conflict: what another window saved.</summary>
    public FormValues? Stored => Response.StatusCode == StatusCodes.Status409Conflict ? FormValues.Read(Draft.Values) : null;

    public async Task<IActionResult> OnGetAsync(string key, int step, CancellationToken cancel) =>
        await Open(key, step, cancel) ?? await Shown(cancel);

    /// <summary>Keeps what was typed, whatever it is, then goes where the button says.</summary>
    public async Task<IActionResult> OnPostAsync([FromRoute] string key, [FromRoute] int step, CancellationToken cancel)
    {
        string? go = Request.Form["go"]; // nothing of the form is bound: what cannot be read must not stand in the way of keeping the rest
        if (await Find(key, step, cancel) is { } gone)
            return gone;
        if (Draft.SentAt is not null)
            return Followed();
        var posted = new PostedDraft(Request.Form);
        if (!Opened.Current.IsReview)
        {
            Values.Take(Opened.Current.Fields, posted.Of); // shown again whatever happens to the saving
            if (!await drafts.Save(Draft, Opened.Current, posted.Of, posted.Version, Opened.Step, posted.Files, cancel))
                return Draft.SentAt is null ? await Refused(texts["draft.conflict"], StatusCodes.Status409Conflict, cancel) : Followed();
            posted.RefuseEmptyFile();
        }
        if (MustSignIn)
            return SignIn("expired=1&");
        if (go == "later")
            return Later();
        if (PostedDraft.Number(go) is { } to && to >= 1 && to <= Opened.Steps.Count)
            return Redirect(Opened.PageAt(to));
        if (go == "send")
            return await Send(posted.NotSecret, cancel);
        Faults = [.. FormCheck.Of(Opened.Current.Blocks, Values, clock.Now)];
        return Faults.Count > 0 ? await Refused(null, StatusCodes.Status400BadRequest, cancel) : Redirect(Opened.PageAt(Math.Min(Opened.Step + 1, Opened.Steps.Count)));
    }

    public async Task<IActionResult> OnPostRemoveFileAsync([FromRoute] string key, [FromRoute] int step, [FromQuery] string? file, CancellationToken cancel)
    {
        if (await Open(key, step, cancel) is { } elsewhere)
            return elsewhere;
        if (Guid.TryParse(file, out var id))
            await drafts.RemoveFile(Draft, id, cancel);
        return Redirect(Opened.Here);
    }

    private async Task<IActionResult> Send(bool notSecret, CancellationToken cancel)
    {
        try
        {
            var incident = await send.Run(Draft, notSecret, cancel);
            if (!Draft.AboutIncident)
                return Followed();
            this.Say(texts["draft.sent", Draft.ReportKind]);
            return Redirect($"/incidents/{incident.Reference}#documents");
        }
        catch (RuleBroken broken)
        {
            return await Refused(broken.Key == SendDraft.IsItSecret ? null : texts[broken], broken.Status, cancel);
        }
    }

    /// <param name="words">None where the page asks by itself, whether this is a secret: nothing is wrong with what was typed.</param>
    private async Task<IActionResult> Refused(string? words, int status, CancellationToken cancel)
    {
        if (words is not null)
            ModelState.AddModelError("", words);
        Response.StatusCode = status;
        return await Shown(cancel);
    }

    private async Task<IActionResult> Shown(CancellationToken cancel)
    {
        Review = await review.Of(Opened, Faults, cancel);
        return Page();
    }

    private async Task<IActionResult?> Open(string key, int step, CancellationToken cancel) =>
        await Find(key, step, cancel) ?? (MustSignIn ? SignIn() : Draft.SentAt is null ? null : Followed());

    private async Task<IActionResult?> Find(string key, int step, CancellationToken cancel)
    {
        if (await drafts.Open(key, step, cancel) is not { } opened || (user.IsSignedIn && opened.Draft.AccountId is { } author && author != user.AccountId))
            return NotFound();
        Opened = opened;
        return null;
    }

    private RedirectResult Later()
    {
        this.Say(texts[Opened.IsPublic ? "draft.kept.public" : "draft.kept"]);
        return Redirect(Opened.IsPublic ? Opened.Here : "/incidents/report");
    }

    private bool MustSignIn => Draft.AccountId is not null && !user.IsSignedIn;
    private RedirectResult SignIn(string why = "") => Redirect($"/account/sign-in?{why}back={Uri.EscapeDataString(Opened.Here)}");
    private RedirectResult Followed() => Redirect($"/r/{Opened.Key}");
}
