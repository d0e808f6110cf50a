using Microsoft.Playwright;
using UngCuu.BrowserTests.Support;
using UngCuu.Drills;
using static Microsoft.Playwright.Assertions;

namespace UngCuu.BrowserTests.Journeys;

/// <summary>A real person, not a card: invited by mail, with password, phone and passkeys. Browsers know passkeys only at a name, so not at 127.0.0.1.</summary>
public sealed class PasskeyTests(Product product)
{
    private const string Password = "một câu dài chỉ mình tôi biết";
    private const string WithPasskey = "Đăng nhập bằng khóa truy cập";

    private Uri Localhost => new UriBuilder(product.Address) { Host = "localhost" }.Uri;

    [Fact]
    public async Task A_person_keeps_two_passkeys_signs_in_with_one_and_the_removed_one_signs_in_no_more()
    {
        await using var person = await product.Visit();
        var codes = await SetUp(person);
        var devices = await VirtualDevices.Of(person.Page);
        var computer = await devices.Add("internal");
        await Add(person, "Máy tính");
        await devices.LiesAtHand(computer, yes: false);
        var stick = await devices.Add("usb");
        await Add(person, "Khóa USB cũ");
        await Expect(person.Page.Locator("#passkeys .row-title")).ToHaveTextAsync(["Máy tính", "Khóa USB cũ"]);
        Assert.Empty(await person.Page.Barred());
        await person.Follow("Khóa USB cũ");
        await person.Type("Tên khóa", "Khóa USB");
        await person.Press("Đổi tên");
        await Expect(person.Page.Locator("#passkeys .row-title")).ToHaveTextAsync(["Máy tính", "Khóa USB"]);

        await person.ForgetSession();
        await Open(person, "/account/sign-in?back=/account");
        Assert.Empty(await person.Page.Barred());
        await person.Follow(WithPasskey);
        await Expect(person.Page.Locator("#sign-ins li").First).ToContainTextAsync("bằng khóa truy cập “Khóa USB”");

        await person.Page.Locator("#passkeys li", new() { HasText = "Khóa USB" }).GetByRole(AriaRole.Link, new() { Name = "Gỡ khóa" }).ClickAsync();
        await person.Type("Mật khẩu hiện tại", Password);
        await person.Press("Gỡ khóa");
        await Expect(person.Page.Locator("#passkeys .row-title")).ToHaveTextAsync(["Máy tính"]);

        await person.ForgetSession();
        await Open(person, "/account/sign-in/passkey?back=/account");
        await Expect(person.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("có thể đã bị gỡ");
        Assert.Empty(await person.Page.Barred());
        await devices.LiesAtHand(stick, yes: false);
        await devices.LiesAtHand(computer, yes: true);
        await person.Press("Dùng khóa truy cập");
        await Expect(person.Page.Locator("#sign-ins li").First).ToContainTextAsync("bằng khóa truy cập “Máy tính”");

        // The finger of somebody else; then the old way in.
        await person.ForgetSession();
        await devices.RecognisesItsOwner(computer, yes: false);
        await Open(person, "/account/sign-in/passkey?back=/account");
        await Expect(person.Page.Locator("[data-passkey-failed]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await person.Follow("Dùng mật khẩu và mã");
        await person.Type("Thư điện tử", codes.Email);
        await person.Type("Mật khẩu", Password);
        await person.Press("Tiếp tục");
        await person.Type("Mã 6 chữ số", codes.Recovery);
        await person.Press("Đăng nhập");
        await Expect(person.Page.Locator("#passkeys")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_nothing_of_it_is_offered()
    {
        await using var visitor = await product.Visit(script: false);
        await Open(visitor, "/account/sign-in");
        await Expect(visitor.Page.Locator("[data-passkey-link]")).ToBeHiddenAsync();
        await Open(visitor, "/account/sign-in/passkey");
        await Expect(visitor.Page.Locator("[data-passkey-verb]")).ToBeHiddenAsync();
        await Expect(visitor.Page.GetByText("Trình duyệt này không dùng được khóa truy cập")).ToBeVisibleAsync();
    }


    private Task Open(Visitor visitor, string address) => visitor.Open(new Uri(Localhost, address).ToString());

    private async Task Add(Visitor person, string name)
    {
        await Open(person, "/account/passkeys/add");
        await person.Type("Tên khóa", name);
        await person.Type("Mật khẩu hiện tại", Password);
        Assert.Empty(await person.Page.Barred());
        await person.Press("Tạo khóa truy cập");
        await Expect(person.Page.GetByText("Đã thêm khóa truy cập.").First).ToBeVisibleAsync();
    }

    private async Task<(string Email, string Recovery)> SetUp(Visitor person)
    {
        var email = $"nguoi-that-{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}@example.vn";
        await using var administrator = await product.SignIn("Quản trị viên 1");
        await administrator.Open("/admin/accounts/invite");
        await administrator.Type("Họ và tên", "Người Thật");
        await administrator.Type("Thư điện tử", email);
        await administrator.Page.Locator("[name='Form.Role']").SelectOptionAsync("Auditor");
        // Not at a national agency, where a second administrator would have to agree.
        var province = await administrator.Page.Locator("[name='Form.OrganisationId'] option", new() { HasText = "Ủy ban nhân dân" }).First.GetAttributeAsync("value");
        await administrator.Page.Locator("[name='Form.OrganisationId']").SelectOptionAsync(province!);
        await administrator.Press("Gửi lời mời");
        await administrator.HasLeft("/invite");

        await person.Page.Context.AddCookiesAsync([new() { Name = "ungcuu-language", Value = "vi", Url = Localhost.ToString() }]);
        await Open(person, (await product.LinkInMailTo(email)).AbsolutePath);
        await person.Type("Mật khẩu", Password);
        await person.Page.Locator(".btn-primary").ClickAsync();
        var phone = new AuthenticatorApp(await person.Page.Locator("code.key").TextContentAsync() ?? "", TimeProvider.System);
        await person.Type("Mã đang hiện trên điện thoại", phone.Code());
        await person.Press("Xác nhận");
        var recovery = await person.Page.Locator(".codes code").First.InnerTextAsync();
        await person.Follow("Đã cất các mã, tiếp tục");
        return (email, recovery);
    }
}
