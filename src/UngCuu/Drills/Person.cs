using System.Security.Cryptography;

namespace UngCuu.Drills;

/// <summary>Somebody in a story: a name, a mailbox, a browser, a password and a phone of their own.</summary>
internal sealed class Person(string role, string name, string email, Uri server) : IDisposable
{
    private AuthenticatorApp? phone;

    /// <summary>What the person is called in the drill's own lines.</summary>
    public string Role => role;

    public string Name => name;

    public string Email => email;

    public Browser Browser { get; private set; } = new(server);

    private string Password { get; } = $"đường dài hay sức ngựa {RandomNumberGenerator.GetHexString(6)}";

    /// <summary>Password, phone and recovery codes; then the person is signed in.</summary>
    public async Task SetUp(string link)
    {
        var app = await Browser.Send(await Browser.Open(link), null, ("Form.Password", Password));
        phone = new AuthenticatorApp(app.One("code.key").TextContent, TimeProvider.System);
        (await Browser.Send(app, null, ("Form.Code", phone.Code()))).One(".codes");
    }

    /// <summary>On another computer: e-mail and password, then the code of the moment.</summary>
    public async Task SignInAgain()
    {
        Browser.Dispose();
        Browser = new Browser(server);
        var code = await Browser.Send(await Browser.Open("/account/sign-in?back=/account"), null, ("Form.Email", email), ("Form.Password", Password));
        var inside = await Browser.Send(code, null, ("Form.Code", phone!.Code()));
        if (inside.Address.AbsolutePath != "/account")
            throw new StoryFails($"signing in ended at {inside.Address.PathAndQuery}: {inside.Faults}");
    }

    /// <summary>Makes a token on the person's own page and gives it to a program.</summary>
    public async Task<ApiProgram> LetProgram(string what, params string[] scopes)
    {
        var made = await Browser.Send(await Browser.Open("/account/tokens"), null, ("Form.Name", what), ("Form.Scopes", scopes));
        return new ApiProgram(server, made.One("code.key").TextContent);
    }

    public void Dispose() => Browser.Dispose();
}
