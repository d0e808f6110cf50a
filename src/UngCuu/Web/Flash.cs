using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace UngCuu.Web;

/// <summary>One sentence that the next page shows once: what the redirecting handler has done, or could not do.</summary>
public static class Flash
{
    private const string Done = "flash";
    private const string NotDone = "flash-soon";

    public static void Say(this PageModel page, string sentence) => page.TempData[Done] = sentence;

    public static void Warn(ITempDataDictionary store, string sentence) => store[NotDone] = sentence;

    public static string? Take(ITempDataDictionary store) => store[Done] as string;

    public static string? TakeWarning(ITempDataDictionary store) => store[NotDone] as string;
}
