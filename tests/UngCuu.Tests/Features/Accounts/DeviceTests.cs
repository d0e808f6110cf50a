using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Features.Accounts;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;
using UngCuu.Security;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Accounts;

[Trait("needs", "database")]
public class DeviceTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    /// <summary>A code of the phone opens once, and only in its minute: for the third sign-in of a test.</summary>
    private const string Spare = "SPARE11111";

    private const string Windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";

    [Theory]
    [InlineData(Windows, "Chrome · Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) coc_coc_browser/120.0 Chrome/114.0 Safari/537.36", "Cốc Cốc · Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1", "Safari · iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36", "Samsung · Android")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox · Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0", "Edge · Windows")]
    [InlineData("curl/8", "")]
    [InlineData("", "")]
    public void A_browser_is_named_in_words_a_person_knows(string agent, string words) => Assert.Equal(words, BrowserWords.Of(agent));

    [Fact]
    public async Task A_browser_never_used_before_is_told_by_mail_and_the_known_one_is_not()
    {
        var person = await nation.NewPerson(PostRole.DutyOfficer, nation.Coordinator, a => a.UseRecoveryCodes([Secret.Hash(Totp.Clean(Spare))]));
        using var first = nation.Browse();
        first.Client.DefaultRequestHeaders.UserAgent.ParseAdd(Windows);
        await nation.SignIn(first, person);
        Assert.Equal(0, await Letters(person));
        foreach (var session in first.Cookies.GetCookies(nation.Address).Where(c => c.Name == "ungcuu-session"))
            session.Expired = true; // closed, and opened again another day
        await nation.SignIn(first, person);
        Assert.Equal(0, await Letters(person));

        using var second = nation.Browse();
        await second.Send(await nation.SignIn(second, person, until: "password"), ("Form.Code", Spare));
        Assert.Equal(1, await Letters(person));

        var own = await first.Get("/account");
        var signIns = own.Html.QuerySelectorAll("#sign-ins li").Select(l => l.TextContent).ToList();
        Assert.Equal(3, signIns.Count);
        Assert.Contains("bằng mã khôi phục", signIns[0], StringComparison.Ordinal);
        Assert.Contains("Trình duyệt không rõ", signIns[0], StringComparison.Ordinal);
        Assert.Contains("Chrome · Windows", signIns[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_and_says_so()
    {
        var person = await nation.NewPerson(PostRole.DutyOfficer, nation.Coordinator, a => a.UseRecoveryCodes([Secret.Hash(Totp.Clean(Spare))]));
        using var here = nation.Browse();
        using var there = nation.Browse();
        await nation.SignIn(here, person);
        await nation.SignIn(there, person);
        Assert.Equal("/incidents", (await there.Get("/incidents")).Address.AbsolutePath);
        var left = await here.Send(await here.Get("/account/everywhere"), ("Form.Password", person.Password));
        Assert.Equal("/account/sign-in", left.Address.AbsolutePath);
        Assert.Contains("Đã đăng xuất mọi nơi.", left.Text, StringComparison.Ordinal);
        foreach (var browser in new[] { here, there })
            Assert.Equal("/account/sign-in", (await browser.Get("/incidents")).Address.AbsolutePath);
        Assert.True(await nation.In((db, _) => db.Events.AnyAsync(e => e.SubjectId == person.AccountId && e.Name == nameof(SignedOutEverywhere))));
        var code = await nation.SignIn(here, person, until: "password");
        await here.Send(code, ("Form.Code", Spare));
        Assert.Equal("/incidents", (await here.Get("/incidents")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Signing_out_everywhere_wants_the_password()
    {
        var person = await nation.NewPerson(PostRole.DutyOfficer, nation.Coordinator, a => a.UseRecoveryCodes([Secret.Hash(Totp.Clean(Spare))]));
        using var here = nation.Browse();
        await nation.SignIn(here, person);
        var refused = await here.Send(await here.Get("/account/everywhere"), ("Form.Password", "không phải mật khẩu này"));
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("/incidents", (await here.Get("/incidents")).Address.AbsolutePath);
    }

    private async Task<int> Letters(TestPerson person)
    {
        while (await nation.Services.GetRequiredService<Outbox>().DeliverOne(CancellationToken.None))
        {
        }
        return await nation.In((db, _) => db.Set<OutgoingMail>().CountAsync(m => m.To == person.Email && m.Subject.Contains("trình duyệt mới")));
    }
}
