using UngCuu.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace UngCuu.BrowserTests.Journeys;

public sealed class KeyboardTests(Product product)
{
    [Fact]
    public async Task Slash_goes_to_the_search_and_enter_finds()
    {
        await using var officer = await product.SignIn("Cán bộ trực 1");
        await officer.Open("/incidents");
        await officer.Page.Keyboard.PressAsync("/");
        await officer.Page.Keyboard.TypeAsync("lao cai");
        await officer.Page.Keyboard.PressAsync("Enter");
        await Expect(officer.Page.Locator("h1")).ToHaveTextAsync("Tìm kiếm");
        await Expect(officer.Page.GetByText("Công an tỉnh Lào Cai").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_stop_of_the_keyboard_leads_past_the_menu()
    {
        await using var officer = await product.SignIn("Cán bộ trực 1");
        await officer.Open("/incidents");
        await officer.Page.Keyboard.PressAsync("Tab");
        await officer.Page.Keyboard.PressAsync("Enter");
        await Expect(officer.Page).ToHaveURLAsync(officer.Page.Url.Split('#')[0] + "#main");
        await officer.Page.Keyboard.PressAsync("Tab");
        await Expect(officer.Page.Locator("main :focus")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Somebody_signs_in_with_password_and_code_touching_nothing_but_keys()
    {
        await using var visitor = await product.Visit();
        var person = await RealPerson.SetUp(product, visitor);
        await visitor.ForgetSession();
        await person.Open("/account/sign-in?back=/units");
        await visitor.TypeWithKeys("Thư điện tử", person.Email);
        await visitor.TypeWithKeys("Mật khẩu", RealPerson.Password);
        await visitor.PressWithKeys("Tiếp tục");
        await visitor.TypeWithKeys("Mã 6 chữ số", person.RecoveryCode(0));
        await visitor.PressWithKeys("Đăng nhập");
        await Expect(visitor.Page.Locator("h1")).ToHaveTextAsync("Đơn vị");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_the_menu_opens_and_closes(bool script)
    {
        await using var officer = await product.SignIn("Cán bộ trực 1", width: 390, script: script);
        await officer.Open("/");
        var units = officer.Page.Locator("#menu").GetByText("Đơn vị", new() { Exact = true });
        await Expect(units).Not.ToBeInViewportAsync();
        await officer.Page.Locator("[data-menu]").First.ClickAsync();
        await Expect(units).ToBeInViewportAsync();
        if (script)
        {
            await officer.Page.Keyboard.PressAsync("Escape");
            await Expect(units).Not.ToBeInViewportAsync();
            await officer.Page.Locator("[data-menu]").First.ClickAsync();
        }
        await units.ClickAsync();
        await Expect(officer.Page.Locator("h1")).ToHaveTextAsync("Đơn vị");
    }
}
