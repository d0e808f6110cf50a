using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;

namespace UngCuu.Tests.Features.Samples;

[Public]
public sealed class PartsModel : PageModel
{
    /// <summary>16:44 on 3 April 2018 in Vietnam.</summary>
    public static readonly DateTime Now = new(2018, 4, 3, 9, 44, 0, DateTimeKind.Utc);

    [BindProperty(SupportsGet = true)]
    public string? Next { get; set; }

    public const string Quoted = "a\"b";

    public static string? Closed { get; set; }

    public IActionResult OnPostClose(string version)
    {
        Closed = version;
        return RedirectToPage();
    }
}
