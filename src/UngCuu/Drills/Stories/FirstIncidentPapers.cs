namespace UngCuu.Drills.Stories;

internal sealed partial class FirstIncident
{
    private const string Begin = "Bắt đầu";
    private string third = "none";

    private async Task TheirPapers()
    {
        // One report each, and what followed on it.
        await Papers(first, 2);
        await Papers(second, 3);
    }

    private Task Papers(string incident, int expected) => drill.Step("", officer.Role, $"has {expected} papers of {incident} in Word", async () =>
    {
        var links = (await officer.Browser.Open($"/incidents/{incident}")).Html.QuerySelectorAll("a[href*='/reports/']").Select(a => a.GetAttribute("href")!).Distinct().Reverse().ToList();
        if (links.Count != expected)
            throw new StoryFails($"there are {links.Count}");
        for (var i = 0; i < links.Count; i++)
            await Keep(officer.Browser, await officer.Browser.Open(links[i]), $"{incident}-{i + 1}");
        return "";
    });

    /// <summary>The Word file, and where the page offers one and it is to be kept, the PDF.</summary>
    private async Task Keep(Browser browser, Page paper, string name)
    {
        var word = await browser.Download($"{paper.Address.AbsolutePath}?handler=Word");
        if (word is not [(byte)'P', (byte)'K', ..])
            throw new StoryFails($"{paper.Address.AbsolutePath} gives no Word file");
        await drill.Keep($"{name}.docx", word);
        if (!drill.Keeps || paper.Html.QuerySelector("a[href='?handler=Pdf']") is null)
            return;
        var pdf = await browser.Download($"{paper.Address.AbsolutePath}?handler=Pdf");
        if (pdf is not [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..])
            throw new StoryFails($"{paper.Address.AbsolutePath} gives no PDF");
        await drill.Keep($"{name}.pdf", pdf);
    }

    private async Task TheCitizensReport()
    {
        using var citizen = new Browser(drill.Server.Address);
        var follow = "";
        await drill.Step(f.PublicReport, "citizen", "reports without an account and gets a link to follow", async () =>
        {
            var landed = await citizen.FillAndSend(await citizen.Send(await citizen.Open("/public/report"), Begin),
                [("F.reporterName", "Bạn đọc Minh Họa"), ("F.reporterAddress", "Thành phố Lào Cai")],
                [("F.systemName", Portal)],
                [("F.description", "Trang web mở ra nội dung lạ."), ("F.detectedAt", f.PublicReport)]);
            (third, follow) = (landed.Reference, landed.Address.AbsolutePath);
            await Keep(citizen, await citizen.Open($"{follow}/receipt"), $"{third}-receipt");
            return third;
        });
        await drill.Step(f.PublicSeen, "citizen", "sees on it that a person has acknowledged", async () =>
        {
            if (!(await citizen.Open(follow)).Text.Contains("chờ xác nhận", StringComparison.Ordinal))
                throw new StoryFails("it was acknowledged before anybody did");
            await officer.Act(third, "acknowledge");
            return (await citizen.Open(follow)).Text.Contains($"đã xác nhận {f.PublicSeen}", StringComparison.Ordinal) ? "" : throw new StoryFails("the page does not say so");
        });
    }

    private Task AProgramReads() => drill.Step(f.Program, lead.Role, "lets a program list the incidents and verify the last one", async () =>
    {
        using var program = await lead.LetProgram("sổ theo dõi", "ReadIncidents", "VerifyIncident");
        var listed = await program.Ask("/api/v1/incidents");
        var references = listed.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("reference").GetString()).ToList();
        if (!references.SequenceEqual([third, second, first]))
            throw new StoryFails($"the API lists {string.Join(", ", references)}");
        await program.Tell($"/api/v1/incidents/{third}/verify", """{ "attackType": "PHISH" }""");
        var card = (await program.Ask($"/api/v1/incidents/{third}")).GetProperty("incident");
        return card.GetProperty("status").GetString() is "Verified" ? "Verified" : throw new StoryFails($"the API shows {card}");
    });
}
