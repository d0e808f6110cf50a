using UngCuu.Drills;

namespace UngCuu.BrowserTests.Support;

/// <summary>A real person, not a card: invited by mail, with a password and a phone. Browsers know passkeys only at a name, so not at 127.0.0.1.</summary>
public sealed class RealPerson(Product product, Visitor visitor)
{
    public const string Password = "một câu dài chỉ mình tôi biết";

    private IReadOnlyList<string> recovery = [];

    public Visitor Visitor => visitor;

    public string Email { get; private set; } = "";

    /// <summary>Each can be used once.</summary>
    public string RecoveryCode(int number) => recovery[number];

    /// <param name="seen">Told of each page on the way.</param>
    public static async Task<RealPerson> SetUp(Product product, Visitor visitor, string language = "vi", Func<Visitor, string, Task>? seen = null)
    {
        var person = new RealPerson(product, visitor);
        seen ??= (_, _) => Task.CompletedTask;
        await person.IsInvited();
        await person.Open((await product.LinkInMailTo(person.Email)).AbsolutePath);
        await seen(visitor, "the invitation");
        await person.Fill("Form.Password", Password);
        await person.Send();
        await seen(visitor, "the phone");
        var phone = new AuthenticatorApp(await visitor.Page.Locator("code.key").TextContentAsync() ?? "", TimeProvider.System);
        await person.Fill("Form.Code", phone.Code());
        await person.Send();
        await seen(visitor, "the recovery codes");
        person.recovery = await visitor.Page.Locator(".codes code").AllInnerTextsAsync();
        await visitor.Page.Locator("main .btn-primary").ClickAsync();
        await visitor.Speak(language);
        return person;
    }

    public Task Open(string address) => visitor.Open(Here(address));

    public string Here(string address) => product.AtName(address);

    public Task Fill(string field, string text) => visitor.Page.Locator($"[name='{field}']").FillAsync(text);

    public Task Send() => visitor.Page.Locator("main form.form-card .btn-primary").First.ClickAsync();

    private async Task IsInvited()
    {
        Email = $"nguoi-that-{TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()}@example.vn";
        await using var administrator = await product.SignIn("Quản trị viên 1");
        await administrator.Open("/admin/accounts/invite");
        await administrator.Type("Họ và tên", "Người Thật");
        await administrator.Type("Thư điện tử", Email);
        await administrator.Page.Locator("[name='Form.Role']").SelectOptionAsync("Auditor");
        // Not at a national agency, where a second administrator would have to agree.
        var province = await administrator.Page.Locator("[name='Form.OrganisationId'] option", new() { HasText = "Ủy ban nhân dân" }).First.GetAttributeAsync("value");
        await administrator.Page.Locator("[name='Form.OrganisationId']").SelectOptionAsync(province!);
        await administrator.Press("Gửi lời mời");
        await administrator.HasLeft("/invite");
    }
}
