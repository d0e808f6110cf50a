using System.Diagnostics;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UngCuu.BrowserTests.Support;

[assembly: AssemblyFixture(typeof(Product))]
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)] // one nation, and two cores for server and browser together

namespace UngCuu.BrowserTests.Support;

/// <summary>The product as anybody starts it, with the demonstration nation, in a process of its own; and Chromium. One for all journeys.</summary>
public sealed partial class Product : IAsyncLifetime
{
    /// <summary>Where Debian, Ubuntu and others put it.</summary>
    private static readonly string[] Chromiums = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/snap/bin/chromium"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);
    private readonly string data = Directory.CreateTempSubdirectory("ungcuu-browser-").FullName;
    private readonly StringBuilder said = new();
    private readonly TaskCompletionSource<Uri> listens = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? server;
    private IPlaywright? playwright;
    private IBrowser? chromium;

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
        chromium = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromiums.First(File.Exists),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Address = await listens.Task.WaitAsync(Patience);
        await UntilLoaded();
    }

    /// <summary>Somebody at a browser of their own, not signed in.</summary>
    public async Task<Visitor> Visit(string language = "vi", int width = 1440, bool script = true)
    {
        var context = await chromium!.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            ViewportSize = new() { Width = width, Height = width > 600 ? 900 : 844 },
            JavaScriptEnabled = script,
            HasTouch = width <= 600,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        await context.AddCookiesAsync([new() { Name = "ungcuu-language", Value = language, Url = Address.ToString() }]);
        return new Visitor(context, await context.NewPageAsync());
    }

    /// <summary>One of the invented people, signed in by their card.</summary>
    public async Task<Visitor> SignIn(string card, string language = "vi", int width = 1440, bool script = true)
    {
        var visitor = await Visit(language, width, script);
        await visitor.Page.GotoAsync("/account/demo");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = card }).First.ClickAsync();
        await visitor.HasLeft("/account/demo");
        await visitor.Speak(language); // an account keeps the language it last chose
        return visitor;
    }

    /// <summary>The link in the letter to this address, once it lies in the folder.</summary>
    public async Task<Uri> LinkInMailTo(string email)
    {
        for (var look = Stopwatch.StartNew(); look.Elapsed < Patience; await Task.Delay(100))
        {
            var letters = Directory.Exists(Path.Combine(data, "mail")) ? Directory.GetFiles(Path.Combine(data, "mail"), "*.eml") : [];
            foreach (var letter in letters)
            {
                using var message = await MimeKit.MimeMessage.LoadAsync(letter);
                if (message.To.Mailboxes.Any(m => m.Address == email))
                    return new Uri(Link().Match(message.TextBody ?? "").Value);
            }
        }
        throw new TimeoutException($"No letter to {email} was written.");
    }

    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
            await Visitor.Ended(() => chromium.CloseAsync());
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

    private void StartServer()
    {
        var dotnet = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));
        server = new Process
        {
            StartInfo = new(dotnet, ["exec", Path.Combine(AppContext.BaseDirectory, "UngCuu.dll"), "serve", "--demo", "--port", "0", "--data", data])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
            },
        };
        foreach (var name in server.StartInfo.Environment.Keys.Where(k => k.StartsWith("UNGCUU_", StringComparison.OrdinalIgnoreCase)).ToList())
            server.StartInfo.Environment.Remove(name);
        server.StartInfo.Environment["UNGCUU_SIGNINSPERMINUTE"] = "10000"; // everybody here is the same client
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
