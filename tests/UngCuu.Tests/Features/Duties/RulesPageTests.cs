using System.Net;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Duties;

[Trait("needs", "database")]
public class RulesPageTests(RegistryOfToday server) : IClassFixture<RegistryOfToday>
{
    private readonly Guid office = Ids.New();

    [Theory]
    [InlineData("vi", "Đơn vị vận hành phải gửi Báo cáo kết thúc (Mẫu 04) cho chủ quản và Cơ quan điều phối trong 5 ngày kể từ khi kết thúc ứng phó", "Chưa đối chiếu")]
    [InlineData("en", "The operator must send the completion report (Form 04) to the owner and the coordinating agency within 5 days of the end of the response", "Not verified")]
    public async Task The_profile_in_force_is_shown_in_plain_words_with_its_certainty(string language, string sentence, string certainty)
    {
        using var browser = await server.SignInAs(PostRole.Finance, office, language);
        var page = await browser.Get("/rules");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(sentence, page.Text, StringComparison.Ordinal);
        Assert.Contains(certainty, page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("#INC-16\\.b"));
        Assert.NotNull(page.Html.QuerySelector("nav a[href='/rules']"));
    }

    [Fact]
    public async Task Each_profile_has_its_address_and_an_unknown_one_is_not_found()
    {
        using var browser = await server.SignInAs(PostRole.Finance, office);
        Assert.Null((await browser.Get("/rules/vn-2017")).Html.QuerySelector("#INC-16\\.b"));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get("/rules/vn-1999")).Status);
    }
}
