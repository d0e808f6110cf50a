using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Features.History;
using UngCuu.Features.Mailbox;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>What a letter is: a new incident, more about one on the register, or correspondence.</summary>
[Requires(Permission.HandleMail)]
public sealed class FromMailModel(SortMail sort, TakeUpMail take, StartDraft start, AccessLog log, Texts texts) : PageModel, ILoads
{
    public ReceivedMail Mail { get; private set; } = null!;

    public IReadOnlyList<TakeUpMail.Likely> Likely { get; private set; } = [];

    public IReadOnlyList<Choice> Systems { get; private set; } = [];

    public string? AtItNow { get; private set; }

    [BindProperty]
    public TakeUpMail.ChooseForm Form { get; set; } = new();

    public string? WhyNot => Mail.WhyNot(nameof(ReceivedMail.TakeUp)) is { } why ? texts[why] : null;

    public bool MayKeep => Mail.WhyNot(nameof(ReceivedMail.PutWith)) is null;

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (await sort.Find((string?)RouteData.Values["mail"], cancel) is not { } mail)
            return false;
        Mail = mail;
        Likely = await take.LikelyOf(mail, cancel);
        Systems = await start.SystemsToChoose(all: true, cancel);
        await log.Read(SortMail.ReadOne, nameof(ReceivedMail), mail.Id, cancel);
        AtItNow = await take.AtItNow(mail, cancel);
        return true;
    }

    public void OnGet() => Form.Incident = Likely.FirstOrDefault(l => l.Why != "fromMail.likely.sender")?.Reference;

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Form.Incident = null;
        return Redirect($"/drafts/{await take.Begin(Mail, Form, cancel)}/1");
    }

    public async Task<IActionResult> OnPostTellAsync(CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(Form.Incident))
            throw new RuleBroken("fromMail.incident.missing") { Field = "Form.Incident" };
        return Redirect($"/drafts/{await take.Begin(Mail, Form, cancel)}/1");
    }

    public async Task<IActionResult> OnPostKeepAsync(CancellationToken cancel)
    {
        await take.PutWith(Mail, Form, cancel);
        this.Say(texts["fromMail.keep.done", Form.Incident!.Trim().ToUpperInvariant()]);
        return Redirect($"/incidents/{Form.Incident.Trim().ToUpperInvariant()}#letters");
    }
}
