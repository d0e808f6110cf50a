using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Mailbox.Pages;

/// <summary>A letter that was set aside, or put with an incident, by mistake.</summary>
[Requires(Permission.HandleMail)]
public sealed class RestoreModel(SortMail sort, Texts texts) : PageModel, ILoads
{
    public ReceivedMail Mail { get; private set; } = null!;

    [BindProperty]
    public SortMail.RestoreForm Form { get; set; } = new();

    public string? WhyNot => Mail.WhyNot(nameof(ReceivedMail.Restore)) is { } why ? texts[why] : null;

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (await sort.Find((string?)RouteData.Values["reference"], cancel) is not { } mail)
            return false;
        Mail = mail;
        return true;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await sort.Restore(Mail, Form, cancel);
        this.Say(texts["mail.restore.done", Mail.Reference]);
        return Redirect($"/mail-received/{Mail.Reference}");
    }
}
