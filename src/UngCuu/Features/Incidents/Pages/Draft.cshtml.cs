using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>
/// A report page by page. The unguessable key in the address is what lets a page be saved after a sign-in ran out, and stands for the antiforgery token:
/// without it nothing can be posted here. What is stored is shown only to its author (or, for a public report, to whoever has the key).
/// </summary>
[Public]
[IgnoreAntiforgeryToken]
[DisableRequestSizeLimit]
public sealed class DraftModel(KeepDraft drafts, SendDraft send, RuleBook rules, CurrentUser user, Texts texts, RegistrySource registry, Clock clock) : PageModel
{
    public ReportDraft Draft { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public int Step { get; private set; }

    public IReadOnlyList<DraftStep> Steps { get; private set; } = [];

    public LegalForm Form { get; private set; } = null!;

    public FormValues Values { get; private set; } = new();

    public IReadOnlyList<FormFault> Faults { get; private set; } = [];

    public SendDraft.Faults? Review { get; private set; }

    public IReadOnlyList<(string Role, string Name)> Recipients { get; private set; } = [];

    public DraftStep Current => Steps[Step - 1];

    public bool IsPublic => Draft.Kind == DraftKind.Public;

    public Profile Profile => rules[Draft.Profile];

    public IReadOnlyList<Step> Marks =>
        [.. Steps.Select((s, i) => new Step(texts[s.Title], i + 1 == Step ? StepState.Current : i < Draft.Reached ? StepState.Done : StepState.Todo, $"/drafts/{Key}/{i + 1}"))];

    public async Task<IActionResult> OnGetAsync(string key, int step, CancellationToken cancel) =>
        await Open(key, step, cancel) ?? await Shown(cancel);

    /// <summary>Keeps what was typed, whatever it is, then goes where the button says.</summary>
    public async Task<IActionResult> OnPostAsync(string key, int step, [FromForm] string? go, CancellationToken cancel)
    {
        if (await Find(key, step, cancel) is { } gone)
            return gone;
        if (Draft.SentAt is not null)
            return Redirect(AfterSending());
        if (!Current.IsReview)
        {
            var files = Request.Form.Files.Where(f => f.Length > 0).ToList();
            if (!await drafts.Save(Draft, Current, Posted, Version(), Step, files, cancel))
            {
                Values.Take(Current.Fields, Posted);
                ModelState.AddModelError("", texts["draft.conflict"]);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return await Shown(cancel);
            }
            Values = FormValues.Read(Draft.Values);
        }
        if (MustSignIn())
            return Redirect($"/account/sign-in?expired=1&back={Uri.EscapeDataString($"/drafts/{Key}/{Step}")}");
        if (go == "later")
            return Redirect(IsPublic ? $"/drafts/{Key}/{Step}" : "/incidents/report");
        if (int.TryParse(go, System.Globalization.CultureInfo.InvariantCulture, out var to) && to >= 1 && to <= Steps.Count)
            return Redirect($"/drafts/{Key}/{to}");
        if (go == "send")
            return await Send(cancel);
        Faults = [.. FormCheck.Of(Current.Fields, Values, clock.Now)];
        if (Faults.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status400BadRequest;
            return await Shown(cancel);
        }
        return Redirect($"/drafts/{Key}/{Math.Min(Step + 1, Steps.Count)}");
    }

    public async Task<IActionResult> OnPostRemoveFileAsync(string key, int step, Guid file, CancellationToken cancel)
    {
        if (await Open(key, step, cancel) is { } elsewhere)
            return elsewhere;
        await drafts.RemoveFile(Draft, file, cancel);
        return Redirect($"/drafts/{Key}/{Step}");
    }

    private async Task<IActionResult> Send(CancellationToken cancel)
    {
        try
        {
            await send.Run(Draft, Request.Form["notSecret"] == "true", cancel);
        }
        catch (RuleBroken broken)
        {
            ModelState.AddModelError("", texts[broken]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await Shown(cancel);
        }
        return Redirect(AfterSending());
    }

    private async Task<IActionResult> Shown(CancellationToken cancel)
    {
        if (Current.IsReview)
        {
            Review = send.Check(Draft);
            var snapshot = await registry.Snapshot(cancel);
            var today = VietnamTime.Day(clock.Now);
            Recipients = [.. (await send.WillReceive(Draft, cancel)).Select(r => (Profile.Roles[r.Role].Word.ToString(), snapshot.NameOf(r.Organisation, today, Texts.InEnglish)))];
        }
        return Page();
    }

    private async Task<IActionResult?> Open(string key, int step, CancellationToken cancel)
    {
        if (await Find(key, step, cancel) is { } gone)
            return gone;
        if (MustSignIn())
            return Redirect($"/account/sign-in?back={Uri.EscapeDataString($"/drafts/{Key}/{Step}")}");
        return Draft.SentAt is null ? null : Redirect(AfterSending());
    }

    private async Task<IActionResult?> Find(string key, int step, CancellationToken cancel)
    {
        if (await drafts.Find(key, cancel) is not { } draft)
            return NotFound();
        (Draft, Key) = (draft, key);
        if (user.IsSignedIn && draft.AccountId is { } author && author != user.AccountId)
            return NotFound();
        Form = rules.Form(Profile, draft.Form);
        Steps = DraftSteps.Of(Form);
        if (step < 1 || step > Steps.Count)
            return NotFound();
        Step = step;
        Values = FormValues.Read(draft.Values);
        return null;
    }

    private bool MustSignIn() => Draft.AccountId is not null && !user.IsSignedIn;

    private string AfterSending() => IsPublic ? $"/r/{Key}" : $"/r/{Key}?back=incident";

    private string[] Posted(string field) => [.. Request.Form[$"F.{field}"].OfType<string>()];

    private int? Version() => int.TryParse(Request.Form["Version"], System.Globalization.CultureInfo.InvariantCulture, out var version) ? version : null;
}
