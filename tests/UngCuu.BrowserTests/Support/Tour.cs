using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Razor.Hosting;
using Microsoft.Playwright;
using UngCuu.Web;

namespace UngCuu.BrowserTests.Support;

/// <summary>Goes through pages, on a screen and on a phone; knows which the product has and says at the end which were not seen, and all that was wrong.</summary>
public sealed class Tour
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Ways that lead on to another page, or give a file; and two pages shown in place of others.</summary>
    private static readonly string[] NotPages =
    [
        "/account/sign-out", "/account/tokens/{id:guid}/revoke", "/account/delegations/{id:guid}/end", "/admin/deliveries/retry",
        "/drafts/open/{id:guid}", "/incidents/{reference}/files/{file:guid}", "/mail-received/{reference}/files/{file:guid}", "/opening", "/error/{code:int?}",
    ];

    private readonly List<string> wrong = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public async Task Look(Visitor visitor, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            var answer = await visitor.Open(address);
            await LookHere(visitor, address, isWhatWasAskedFor: answer?.Ok == true);
        }
    }

    /// <summary>The page as it stands, in a state no address leads to; with what it says when somebody changes what it shows.</summary>
    public async Task LookHere(Visitor visitor, string called, bool isWhatWasAskedFor = true)
    {
        if (isWhatWasAskedFor)
            seen.Add(Template(new Uri(visitor.Page.Url).AbsolutePath) ?? called);
        await visitor.Page.EvaluateAsync("() => document.querySelectorAll('.notice[hidden]').forEach(notice => notice.hidden = false)");
        foreach (var (width, height) in new[] { (1440, 900), (390, 844) })
        {
            await visitor.Page.SetViewportSizeAsync(width, height);
            await visitor.Page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
            wrong.AddRange((await visitor.Page.Barred()).Select(b => $"{called} at {width} px: {b}"));
            if (await visitor.SpillsOver() is > 0 and var by)
                wrong.Add($"{called} is {by} px wider than {width} px");
        }
        await visitor.Page.SetViewportSizeAsync(1440, 900);
    }

    /// <summary>A form sent off as it is, which it is refused for, shows what is wrong.</summary>
    public async Task LookRefused(Visitor visitor, string address, string button = "main form.form-card .btn-primary, main form.form-card .btn-danger")
    {
        await visitor.Open(address);
        await visitor.Page.Locator(button).First.ClickAsync();
        await visitor.Page.Locator(".form-errors").First.WaitForAsync();
        await LookHere(visitor, $"{address} refused");
    }

    /// <summary>Where somebody's part breaks off, the others are gone through all the same.</summary>
    public async Task Part(Func<Task> part)
    {
        try
        {
            await part();
        }
        catch (Exception broken) when (broken is PlaywrightException or TimeoutException or Xunit.Sdk.XunitException)
        {
            wrong.Add(broken.Message);
        }
    }

    public void SawAllAndNothingWrong()
    {
        wrong.AddRange(Templates().Except(seen, StringComparer.Ordinal).Except(NotPages, StringComparer.Ordinal).Select(t => $"{t} was not looked at"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct(StringComparer.Ordinal)));
    }

    /// <summary>The pages the product was built with; one with several verbs is as many pages.</summary>
    private static IEnumerable<string> Templates() => typeof(Server).Assembly.GetCustomAttributes<RazorCompiledItemAttribute>()
        .SelectMany(page => page.Type.GetCustomAttributes<RazorCompiledItemMetadataAttribute>())
        .Where(m => m.Key == "RouteTemplate")
        .SelectMany(m => Verbs(m.Value));

    private static IEnumerable<string> Verbs(string template)
    {
        var verbs = Regex.Match(template, @"\{verb:regex\(\^\((?<all>.*)\)\$\)\}", RegexOptions.None, Patience);
        return verbs.Success ? verbs.Groups["all"].Value.Split('|').Select(verb => template.Replace(verbs.Value, verb, StringComparison.Ordinal)) : [template];
    }

    /// <summary>The page an address leads to: of those that fit, the one with the most of its words written out.</summary>
    private static string? Template(string path) => Templates().Where(t => Fits(t, path)).MaxBy(t => t.Split('/').Count(part => !part.StartsWith('{')));

    private static bool Fits(string template, string path)
    {
        var pattern = string.Concat(template.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(part => part switch
        {
            ['{', .., '?', '}'] => "(/[^/]+)?",
            ['{', ..] => "/[^/]+",
            _ => $"/{Regex.Escape(part)}",
        }));
        return Regex.IsMatch(path, $"^{(pattern.Length == 0 ? "/" : pattern)}$", RegexOptions.None, Patience);
    }
}
