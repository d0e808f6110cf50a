using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace UngCuu.Web;

/// <summary>One sentence that the next page shows once: what the redirecting handler has done.</summary>
public static class Flash
{
    private const string Key = "flash";

    public static void Say(this PageModel page, string sentence) => page.TempData[Key] = sentence;

    public static string? Take(ITempDataDictionary store) => store[Key] as string;
}
