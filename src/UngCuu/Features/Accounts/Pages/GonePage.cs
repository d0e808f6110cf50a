using Microsoft.AspNetCore.Mvc.RazorPages;

namespace UngCuu.Features.Accounts.Pages;

internal static class GonePage
{
    /// <summary>There was such a link, and it opens nothing any more: the page says so instead of showing its form.</summary>
    public static void SayGoneIf(this PageModel page, bool over)
    {
        if (over)
            page.Response.StatusCode = StatusCodes.Status410Gone;
    }
}
