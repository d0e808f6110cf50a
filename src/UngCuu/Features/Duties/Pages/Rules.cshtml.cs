using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Duties.Pages;

/// <summary>The law this installation works by, in plain words: each rule with its article and how sure we are.</summary>
[Requires(Permission.ReadRules)]
public sealed class RulesModel(RuleBook rules, Clock clock, Texts texts) : PageModel, ILoads
{
    public Profile Profile { get; private set; } = null!;

    public Explanation Explain { get; private set; } = null!;

    public IReadOnlyList<Profile> Profiles => rules.Profiles;

    /// <summary>The profile that governs what happens today.</summary>
    public Profile Today => rules.For(clock.Today);

    public IReadOnlyList<SpecialDay> UncertainDays => [.. rules.Calendar.Special.Where(d => !d.Certain && Profile.InForceOn(d.Date) && d.Date.Year >= clock.Today.Year)];

    /// <summary>Years for which no holidays are known, from this one to the next.</summary>
    public IReadOnlyList<int> YearsMissing => rules.Calendar.YearsMissing(clock.Today, clock.Today.AddYears(1));

    public Task<bool> Load(CancellationToken cancel)
    {
        var asked = (string?)RouteData.Values["profile"];
        if (rules.Profiles.FirstOrDefault(p => asked is null ? p.Id == Today.Id : p.Id == asked) is not { } profile)
            return Task.FromResult(false);
        Profile = profile;
        Explain = new Explanation(texts, CultureInfo.CurrentUICulture, profile);
        return Task.FromResult(true);
    }

    public void OnGet()
    {
    }

    public LegalForm Form(string id) => rules.Form(Profile, id);

    public string Span(Profile profile) => profile.To is { } last
        ? texts["duties.rules.span", profile.From, last]
        : texts["duties.rules.since", profile.From];

    public string Grounds(IEnumerable<Basis> basis) => string.Join("; ", basis.Select(Explain.Cited));
}
