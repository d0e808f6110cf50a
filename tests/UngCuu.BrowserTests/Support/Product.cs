using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UngCuu.BrowserTests.Support;
using UngCuu.Drills;

[assembly: AssemblyFixture(typeof(Product))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)] // one nation, and two cores for server and browser together

namespace UngCuu.BrowserTests.Support;

/// <summary>The product as anybody starts it, with the demonstration nation, in a process of its own; and Chromium. One for all journeys.</summary>
public sealed partial class Product : IAsyncLifetime
{
    /// <summary>Where Debian, Ubuntu and others put it.</summary>
    private static readonly string[] Chromiums = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium"];

    private const string Phone = "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private static readonly Dictionary<string, string> Settings = new(StringComparer.Ordinal) { ["UNGCUU_SignInsPerMinute"] = "10000" }; // everybody here is the same client
    private readonly string data = Directory.CreateTempSubdirectory("ungcuu-browser-").FullName;
    private readonly StringBuilder said = new();
    private readonly TaskCompletionSource<Uri> listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? server;
    private IPlaywright? playwright;
    private IBrowser? chromium, chromiumOfLargeLetters;

    public Uri Address { get; private set; } = null!;

    /// <summary>What the server has printed since it started.</summary>
    public string Said
    {
        get
        {
            lock (said)
                return said.ToString();
        }
    }

    public async ValueTask InitializeAsync()
    {
        StartServer();
        playwright = await Playwright.CreateAsync();
        chromium = await Launch();
        Address = await listens.Task.WaitAsync(Patience);
        await UntilLoaded();
    }

    /// <summary>Somebody at a browser of their own, not signed in.</summary>
    /// <param name="largeLetters">Twice as large as usual, as a person chooses it in the browser's settings.</param>
    public async Task<Visitor> Visit(string language = "vi", int width = 1440, bool script = true, bool largeLetters = false)
    {
        var browser = largeLetters ? chromiumOfLargeLetters ??= await Launch("--blink-settings=defaultFontSize=32") : chromium!;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = HeightOf(width) },
            JavaScriptEnabled = script,
            HasTouch = width <= 600,
            IsMobile = width <= 600,
            UserAgent = width <= 600 ? Phone : null,
            DeviceScaleFactor = width <= 640 ? 2 : 1,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        await context.AddCookiesAsync([new() { Name = "ungcuu-language", Value = language, Url = Address.ToString() }, new() { Name = "ungcuu-language", Value = language, Url = AtName("/") }]);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>The address where browsers know passkeys: at a name, not at 127.0.0.1.</summary>
    public string AtName(string address) => new Uri(new UriBuilder(Address) { Host = "localhost" }.Uri, address).ToString();

    /// <summary>A phone upright, a screen of 1280 × 900 read at 200 % (which leaves half of both), or a screen.</summary>
    private static int HeightOf(int width) => width <= 600 ? 844 : width <= 640 ? 450 : 900;

    /// <summary>One of the invented people, signed in by their card.</summary>
    public async Task<Visitor> SignIn(string card, string language = "vi", int width = 1440, bool script = true, bool largeLetters = false)
    {
        var visitor = await Visit(language, width, script, largeLetters);
        await visitor.Page.GotoAsync("/account/demo");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = card }).First.ClickAsync();
        await visitor.HasLeft("/account/demo");
        await visitor.Speak(language); // an account keeps the language it last chose
        return visitor;
    }

    /// <summary>The link to such a page in a letter to this address, once it lies in the folder.</summary>
    public async Task<Uri> LinkInMailTo(string email, string page = "/account/set-up/")
    {
        for (var look = Stopwatch.StartNew(); look.Elapsed < Patience; await Task.Delay(100))
        {
            var letters = Directory.Exists(Path.Combine(data, "mail")) ? Directory.GetFiles(Path.Combine(data, "mail"), "*.eml") : [];
            foreach (var letter in letters)
            {
                using var message = await MimeKit.MimeMessage.LoadAsync(letter);
                if (message.To.Mailboxes.Any(m => m.Address == email) && Link().Matches(message.TextBody ?? "").FirstOrDefault(l => l.Value.Contains(page, StringComparison.Ordinal)) is { } link)
                    return new Uri(link.Value);
            }
        }
        throw new TimeoutException($"No letter to {email} was written.");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var browser in new[] { chromium, chromiumOfLargeLetters }.OfType<IBrowser>())
            await Visitor.Ended(() => browser.CloseAsync());
        playwright?.Dispose();
        if (server is not null)
        {
            if (!server.HasExited)
                server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }
        Directory.Delete(data, recursive: true);
    }

    private Task<IBrowser> Launch(params string[] also) => playwright!.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Chromiums.First(File.Exists),
        Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", .. also],
    });

    private void StartServer()
    {
        server = new Process { StartInfo = ThisProgram.With(["serve", "--demo", "--port", "0", "--data", data], Settings) };
        server.OutputDataReceived += (_, line) => Hear(line.Data);
        server.ErrorDataReceived += (_, line) => Hear(line.Data);
        server.Exited += (_, _) => listens.TrySetException(new InvalidOperationException($"The server ended:\n{Said}"));
        server.EnableRaisingEvents = true;
        server.Start();
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (said)
            said.AppendLine(line);
        if (line.StartsWith("Ứng Cứu:", StringComparison.Ordinal) && Link().Match(line) is { Success: true } link)
            listens.TrySetResult(new Uri(link.Value));
    }

    /// <summary>While the nation is loaded every page answers 503 with how far it is.</summary>
    private async Task UntilLoaded()
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var look = Stopwatch.StartNew(); look.Elapsed < Patience; await Task.Delay(250))
        {
            using var answer = await client.GetAsync(new Uri("/account/demo", UriKind.Relative));
            if (answer.StatusCode == HttpStatusCode.OK)
                return;
        }
        throw new TimeoutException($"The demonstration nation was not loaded:\n{Said}");
    }

    [GeneratedRegex(@"https?://\S+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();
}
