using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Home.Pages;

/// <summary>What stands behind the bell.</summary>
[SignedIn]
public sealed class NoticesModel(AppDb db, CurrentUser user, Clock clock, Texts texts) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public PageOf<Notice> List { get; private set; } = null!;

    public int Unread { get; private set; }

    public async Task<bool> Load(CancellationToken cancel)
    {
        List = await db.Notices.Of(user).AsNoTracking().NewestFirst(n => n.CreatedAt, PageKey.Read(After), cancel);
        Unread = await db.Notices.Unread(user, cancel);
        return true;
    }

    public string Words(Notice notice) => texts[notice.TextKey, NoticeArgs.Read(notice.Args)];

    public void OnGet()
    {
    }

    /// <summary>On to what it is about; whoever opens it has read it.</summary>
    public async Task<IActionResult> OnPostOpenAsync(Guid id, CancellationToken cancel) =>
        await Read(id, cancel) is { } notice ? LocalRedirect(notice.Link) : NotFound();

    public async Task<IActionResult> OnPostReadAsync(Guid id, CancellationToken cancel) =>
        await Read(id, cancel) is null ? NotFound() : RedirectToPage(new { After });

    public async Task<IActionResult> OnPostReadAllAsync(CancellationToken cancel)
    {
        await db.Notices.Of(user).ReadAll(clock.Now, user.PersonName, cancel);
        return RedirectToPage();
    }

    private async Task<Notice?> Read(Guid id, CancellationToken cancel)
    {
        var notice = await db.Notices.Of(user).SingleOrDefaultAsync(n => n.Id == id, cancel);
        notice?.Read(clock.Now, user.PersonName);
        await db.SaveChangesAsync(cancel);
        return notice;
    }
}
