using Microsoft.Playwright;
using UngCuu.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace UngCuu.BrowserTests.Journeys;

public sealed class PasskeyTests(Product product)
{
    private const string WithPasskey = "Đăng nhập bằng khóa truy cập";

    [Fact]
    public async Task A_person_keeps_two_passkeys_signs_in_with_one_and_the_removed_one_signs_in_no_more()
    {
        await using var person = await product.Visit();
        var real = await RealPerson.SetUp(product, person);
        var devices = await VirtualDevices.Of(person.Page);
        var computer = await devices.Add("internal");
        await Add(real, "Máy tính");
        await devices.LiesAtHand(computer, yes: false);
        var stick = await devices.Add("usb");
        await Add(real, "Khóa USB cũ");
        await Expect(person.Page.Locator("#passkeys .row-title")).ToHaveTextAsync(["Máy tính", "Khóa USB cũ"]);
        Assert.Empty(await person.Page.Barred());
        await person.Follow("Khóa USB cũ");
        await person.Type("Tên khóa", "Khóa USB");
        await person.Press("Đổi tên");
        await Expect(person.Page.Locator("#passkeys .row-title")).ToHaveTextAsync(["Máy tính", "Khóa USB"]);

        await person.ForgetSession();
        await real.Open("/account/sign-in?back=/account");
        Assert.Empty(await person.Page.Barred());
        await person.Follow(WithPasskey);
        await Expect(person.Page.Locator("#sign-ins li").First).ToContainTextAsync("bằng khóa truy cập “Khóa USB”");

        await person.Page.Locator("#passkeys li", new() { HasText = "Khóa USB" }).GetByRole(AriaRole.Link, new() { Name = "Gỡ khóa" }).ClickAsync();
        await person.Type("Mật khẩu hiện tại", RealPerson.Password);
        await person.Press("Gỡ khóa");
        await Expect(person.Page.Locator("#passkeys .row-title")).ToHaveTextAsync(["Máy tính"]);

        await person.ForgetSession();
        await real.Open("/account/sign-in/passkey?back=/account");
        await Expect(person.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("có thể đã bị gỡ");
        Assert.Empty(await person.Page.Barred());
        await devices.LiesAtHand(stick, yes: false);
        await devices.LiesAtHand(computer, yes: true);
        await person.Press("Dùng khóa truy cập");
        await Expect(person.Page.Locator("#sign-ins li").First).ToContainTextAsync("bằng khóa truy cập “Máy tính”");

        // The finger of somebody else; then the old way in.
        await person.ForgetSession();
        await devices.RecognisesItsOwner(computer, yes: false);
        await real.Open("/account/sign-in/passkey?back=/account");
        await Expect(person.Page.Locator("[data-passkey-failed]")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await person.Follow("Dùng mật khẩu và mã");
        await person.Type("Thư điện tử", real.Email);
        await person.Type("Mật khẩu", RealPerson.Password);
        await person.Press("Tiếp tục");
        await person.Type("Mã 6 chữ số", real.RecoveryCode(0));
        await person.Press("Đăng nhập");
        await Expect(person.Page.Locator("#passkeys")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_nothing_of_it_is_offered()
    {
        await using var visitor = await product.Visit(script: false);
        var real = new RealPerson(product, visitor);
        await real.Open("/account/sign-in");
        await Expect(visitor.Page.Locator("[data-passkey-link]")).ToBeHiddenAsync();
        await real.Open("/account/sign-in/passkey");
        await Expect(visitor.Page.Locator("[data-passkey-verb]")).ToBeHiddenAsync();
        await Expect(visitor.Page.GetByText("Trình duyệt này không dùng được khóa truy cập")).ToBeVisibleAsync();
    }


    private static async Task Add(RealPerson person, string name)
    {
        await person.Open("/account/passkeys/add");
        await person.Visitor.Type("Tên khóa", name);
        await person.Visitor.Type("Mật khẩu hiện tại", RealPerson.Password);
        Assert.Empty(await person.Visitor.Page.Barred());
        await person.Visitor.Press("Tạo khóa truy cập");
        await Expect(person.Visitor.Page.GetByText("Đã thêm khóa truy cập.").First).ToBeVisibleAsync();
    }
}
