using System.Globalization;
using System.Net;
using AngleSharp.Dom;

namespace UngCuu.Drills;

/// <summary>What people do on the pages of incidents.</summary>
internal static class IncidentPages
{
    private const string Next = "Lưu và tiếp tục";
    private const string SendIt = "Gửi";
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    extension(Person person)
    {
        /// <summary>Begins a report about a system, told by name.</summary>
        public async Task<Page> BeginReport(string system, bool byPhone = false)
        {
            var start = await person.Browser.Open(byPhone ? "/incidents/report?by=phone" : "/incidents/report");
            return await person.Browser.Send(start, null, ("SystemId", start.Option("SystemId", system)));
        }

        /// <summary>Carries out one verb on its own page.</summary>
        public async Task Act(string reference, string verb, params (string Field, object Value)[] typed) =>
            await person.Browser.Send(await person.Browser.Open($"/incidents/{reference}/{verb}"), null, typed);

        /// <summary>Begins a further report with the button on the incident's page.</summary>
        public async Task<Page> BeginFurther(string reference, string button) =>
            await person.Browser.Send(await person.Browser.Open($"/incidents/{reference}"), button);

        public async Task SeesNothingOf(string reference)
        {
            var card = await person.Browser.Get($"/incidents/{reference}");
            if (card.Status != HttpStatusCode.NotFound)
                throw new StoryFails($"{reference} answers a stranger with {(int)card.Status}");
            foreach (var list in new[] { "/incidents?status=all", $"/incidents?status=all&q={reference}" })
                if ((await person.Browser.Open(list)).Html.QuerySelectorAll($"a[href*='{reference}']").Length > 0)
                    throw new StoryFails($"{list} shows {reference} to a stranger");
        }

        /// <summary>Reads the clocks on the incident's page and finds this duty of this organisation due then and standing so.</summary>
        public async Task<string> SeesClock(string reference, string rule, string organisation, string? due, string status)
        {
            var clocks = (await person.Browser.Open($"/incidents/{reference}")).Clocks();
            var found = clocks.FirstOrDefault(c => c.Rule == rule && c.Organisation == organisation)
                ?? throw new StoryFails($"{rule} of {organisation} has no clock; there are {string.Join("; ", clocks)}");
            var wanted = new DutyClock(rule, organisation, due ?? "", status);
            return found == wanted ? $"{rule} {(due is null ? "" : $"due {due} ")}{status}" : throw new StoryFails($"should be {wanted}, is {found}");
        }
    }

    extension(Browser browser)
    {
        /// <summary>Goes on page by page with what is typed on each, and sends the last.</summary>
        /// <returns>The page one lands on: of whoever follows the report.</returns>
        public async Task<Page> FillAndSend(Page draft, params (string Field, object Value)[][] pages)
        {
            foreach (var typed in pages)
                draft = await browser.Send(draft, Next, typed);
            return await browser.Send(draft, SendIt);
        }
    }

    extension(Page page)
    {
        /// <summary>The reference a page of following an incident bears.</summary>
        public string Reference => page.One("h1").TextContent.Trim().Split(' ')[^1];

        /// <summary>The value of the choice whose words begin so.</summary>
        public string Option(string field, string words) =>
            page.Html.QuerySelectorAll($"select[name='{field}'] option").FirstOrDefault(o => o.TextContent.Trim().StartsWith(words, StringComparison.Ordinal))?.GetAttribute("value")
            ?? throw new StoryFails($"{page.Address.PathAndQuery} offers no {words} under {field}");

        public IReadOnlyList<DutyClock> Clocks() => [.. page.Html.QuerySelectorAll("[data-rule]").Select(e => new DutyClock(
            e.GetAttribute("data-rule")!,
            e.GetAttribute("data-organisation") ?? "",
            e.QuerySelector("time[datetime]") is { } due ? Written(due) : "",
            e.GetAttribute("data-status") ?? ""))];
    }

    private static string Written(IElement time) =>
        DateTimeOffset.Parse(time.GetAttribute("datetime")!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToOffset(Vietnam).ToString("HH:mm dd/M/yyyy", CultureInfo.InvariantCulture);
}

/// <summary>A clock as the page shows it; due to the minute.</summary>
internal sealed record DutyClock(string Rule, string Organisation, string Due, string Status)
{
    public override string ToString() => $"{Rule} of {Organisation} due {Due} {Status}";
}
