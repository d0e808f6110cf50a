using Microsoft.Playwright;

namespace UngCuu.BrowserTests.Support;

/// <summary>Devices that keep passkeys, as Chromium pretends to have them; each answers at once while it lies at hand.</summary>
public sealed class VirtualDevices(ICDPSession browser)
{
    public static async Task<VirtualDevices> Of(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        return new VirtualDevices(browser);
    }

    /// <param name="transport"><c>internal</c>: the computer itself; <c>usb</c>: a key plugged into it.</param>
    public async Task<string> Add(string transport) => (await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
    {
        ["options"] = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = transport,
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
        },
    }))!.Value.GetProperty("authenticatorId").GetString()!;

    public Task LiesAtHand(string device, bool yes) =>
        browser.SendAsync("WebAuthn.setAutomaticPresenceSimulation", new() { ["authenticatorId"] = device, ["enabled"] = yes });

    public Task RecognisesItsOwner(string device, bool yes) =>
        browser.SendAsync("WebAuthn.setUserVerified", new() { ["authenticatorId"] = device, ["isUserVerified"] = yes });
}
