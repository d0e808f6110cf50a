using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Mailbox.Pages;

/// <summary>Letters that came to the published address; those that wait first thing.</summary>
[Requires(Permission.HandleMail)]
public sealed class ListModel(ListMail list, Texts texts) : PageModel, ILoads
{
    private const string All = "All";

    /// <summary>Remembers the state from visit to visit; words that were searched for are not kept.</summary>
    private static readonly LoopbackCookie Cookie = new() { Name = "ungcuu-mail", MaxAge = TimeSpan.FromDays(90) };

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public PageOf<MailRow> Mails { get; private set; } = new([], null);

    public Counted Count { get; private set; }

    public DateTime? UnreadSince { get; private set; }

    public MailFilter Filter => new(State == All ? null : Of(State) ?? MailStatus.Waiting, Q);

    public string Chosen => Filter.Status?.ToString() ?? All;

    public bool IsFiltered => Filter.Status != MailStatus.Waiting || !string.IsNullOrWhiteSpace(Q);

    public IEnumerable<Choice> States => Enum.GetValues<MailStatus>().Select(s => new Choice(s.ToString(), texts[s])).Append(new Choice(All, texts["mail.list.all"]));

    public async Task<bool> Load(CancellationToken cancel)
    {
        Mails = await list.Page(Filter, PageKey.Read(After), cancel);
        Count = await list.Rows(Filter).CountUpTo(cancel);
        UnreadSince = await list.UnreadSince(cancel);
        return true;
    }

    public IActionResult OnGet()
    {
        if (Request.Query.Count == 0 && Request.Cookies[Cookie.Name!] is { } kept && (kept == All || Of(kept) is not (null or MailStatus.Waiting)))
            return Redirect(QueryLinks.With(Request, ("state", kept)));
        if (Request.Query.Count > 0)
            Cookie.Set(HttpContext, Chosen);
        return Page();
    }

    private static MailStatus? Of(string? written) => Enum.TryParse<MailStatus>(written, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
}
