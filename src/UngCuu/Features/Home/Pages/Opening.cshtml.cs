using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Home.Pages;

/// <summary>Shown at every address while the first data is loaded; afterwards it does not exist.</summary>
[Public]
public sealed class OpeningModel(Opening opening, Texts texts) : PageModel
{
    public int Percent => opening.Percent;

    public IActionResult OnGet() => opening.IsUnderWay ? Page() : NotFound();

    /// <summary>Whoever just started the program has not chosen a language yet: both are shown.</summary>
    public string In(CultureInfo language, string key) => texts.In(language, key);
}
