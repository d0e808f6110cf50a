using System.CommandLine;
using UngCuu.Data;
using UngCuu.Drills.Stage;
using UngCuu.Features.Accounts;
using UngCuu.Seed.Demonstration;
using UngCuu.Web;

namespace UngCuu.Commands;

internal static class Serve
{
    public static Command Command()
    {
        var port = CommonOptions.Port(5080);
        var data = CommonOptions.Data();
        var database = CommonOptions.Database();
        var publicAddress = new Option<Uri?>("--public-address") { Description = "the address people reach it by, for links in mail, such as https://ungcuu.example.vn/" };
        var demo = new Option<bool>("--demo") { Description = "the demonstration nation, with sign-in cards (SQLite only)" };
        var work = new Option<bool>("--work") { Description = "also do the work of a worker (always so on SQLite)" };
        var clockPipe = new Option<string?>("--clock-pipe") { Description = "of a drill: the pipe that moves the clock", Hidden = true };
        var listen = CommonOptions.Listen();
        var command = new Command("serve", "serve the pages and the API") { port, listen, publicAddress, data, database, demo, work, clockPipe };
        command.SetAction((parsed, cancel) =>
        {
            CommonOptions.RefuseDemonstrationOnPostgres(parsed, demo, database);
            return Run(SettingsOf(parsed), parsed.GetValue(clockPipe), cancel);
        });
        return command;

        ServerSettings SettingsOf(ParseResult parsed) => CommonOptions.SettingsOf(parsed, data, database) with
        {
            Addresses = [parsed.GetValue(listen) ?? CommonOptions.AddressOn(parsed.GetValue(port))],
            PublicAddress = parsed.GetValue(publicAddress),
            Demo = parsed.GetValue(demo),
            WorksToo = parsed.GetValue(work) || parsed.GetValue(database) == DatabaseKind.Sqlite,
        };
    }

    private static async Task<int> Run(ServerSettings settings, string? clockPipe, CancellationToken cancel)
    {
        await using var app = Server.Build(settings);
        Ending.IsSureFor(app);
        if (settings.Database.Kind == DatabaseKind.Sqlite)
            await Server.Migrate(app.Services, cancel);
        var clock = clockPipe is null ? null : await ClockPipe.Open(app.Services, clockPipe, cancel);
        var opening = app.Services.GetRequiredService<Opening>();
        if (settings.Demo && await DemonstrationHost.IsEmpty(app.Services, cancel))
            opening.Begin(); // pages answer at once, with how far the loading is
        await app.StartAsync(cancel);
        await Welcome(settings, app.Urls);
        if (opening.IsUnderWay)
            await LoadNation(settings, opening, cancel);
        if (!settings.Demo)
            await OfferFirstAdministrator(app.Services, cancel);
        var stopped = app.WaitForShutdownAsync(cancel);
        if (clock is not null && await Task.WhenAny(clock.Run(cancel), stopped) != stopped)
            app.Lifetime.StopApplication();
        await stopped;
        return 0;
    }

    private static async Task LoadNation(ServerSettings settings, Opening opening, CancellationToken cancel)
    {
        await Console.Out.WriteLineAsync("Loading the demonstration nation… / Đang nạp dữ liệu minh họa…");
        await Console.Out.WriteLineAsync(await SeedCommand.LoadNation(settings, opening.Reached, cancel));
        opening.Finish();
    }

    // The link is shown here and nowhere else: whoever reads the console of a new installation is its owner.
    private static async Task OfferFirstAdministrator(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().Offer(cancel) is { } link)
            await Console.Out.WriteLineAsync($"""
                There is no account yet. Make the first administrator (the link works once, for 7 days):
                Chưa có tài khoản. Lập người quản trị đầu tiên (liên kết dùng một lần, trong 7 ngày):
                  {link}

                """);
    }

    private static async Task Welcome(ServerSettings settings, IEnumerable<string> addresses)
    {
        await Console.Out.WriteLineAsync($"""

            Ứng Cứu: {string.Join("  ", addresses)}
            {(settings.Demo
                ? $"Sign in as one of the invented people / Đăng nhập bằng một người minh họa: {addresses.FirstOrDefault()}/account/demo"
                : "Sign in with your own account. / Đăng nhập bằng tài khoản của mình.")}
            Data: {settings.DataFolder}    Stop: Ctrl-C

            """);
    }
}
