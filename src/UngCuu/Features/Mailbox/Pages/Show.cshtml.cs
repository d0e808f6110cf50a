using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Features.History;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Mailbox.Pages;

/// <summary>One letter as it came, and what may be done with it.</summary>
[Requires(Permission.HandleMail)]
public sealed class ShowModel(SortMail sort, ListMail list, AccessLog log, Texts texts) : PageModel, ILoads
{
    public ReceivedMail Mail { get; private set; } = null!;

    public MailRow Row { get; private set; } = null!;

    public IReadOnlyList<MailRow> Others { get; private set; } = [];

    [BindProperty]
    public SortMail.SetAsideForm Form { get; set; } = new();

    public string Title => Mail.Title.Length > 0 ? Mail.Title : texts["mail.noSubject"];

    public bool May(string verb) => Mail.WhyNot(verb) is null;

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (await sort.Find((string?)RouteData.Values["reference"], cancel) is not { } mail)
            return false;
        Mail = mail;
        Row = await list.Of(mail, cancel);
        Others = await list.OfTheSame(mail, cancel);
        await log.Read(SortMail.ReadOne, nameof(ReceivedMail), mail.Id, cancel);
        return true;
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostSetAsideAsync(CancellationToken cancel)
    {
        await sort.SetAside(Mail, Form, cancel);
        this.Say(texts["mail.setAside.done", Mail.Reference]);
        return Redirect("/mail-received?state=Waiting");
    }
}
