using System.CommandLine;
using UngCuu.Data;
using UngCuu.Web;

namespace UngCuu.Commands;

internal static class Serve
{
    public static Command Command()
    {
        var port = CommonOptions.Port(5080);
        var data = CommonOptions.Data();
        var database = CommonOptions.Database();
        var demo = new Option<bool>("--demo") { Description = "the demonstration nation, with sign-in cards (SQLite only)" };
        var work = new Option<bool>("--work") { Description = "also do the work of a worker (always so on SQLite)" };
        var command = new Command("serve", "serve the pages and the API") { port, data, database, demo, work };
        command.SetAction((parsed, cancel) => Run(new ServerSettings
        {
            DataFolder = parsed.GetValue(data)!.FullName,
            Database = CommonOptions.SettingsOf(parsed, database, data),
            Addresses = [CommonOptions.AddressOn(parsed.GetValue(port))],
            Demo = parsed.GetValue(demo),
            WorksToo = parsed.GetValue(work) || parsed.GetValue(database) == DatabaseKind.Sqlite,
        }, cancel));
        return command;
    }

    private static async Task<int> Run(ServerSettings settings, CancellationToken cancel)
    {
        if (settings is { Demo: true, Database.Kind: DatabaseKind.Postgres })
            throw new CommandFailed("--demo is for an embedded database only: invented people must never be able to sign in to a real installation.");
        await using var app = Server.Build(settings);
        if (settings.Database.Kind == DatabaseKind.Sqlite)
            await Server.Migrate(app.Services, cancel);
        await app.StartAsync(cancel);
        await Welcome(settings, app.Urls);
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static async Task Welcome(ServerSettings settings, IEnumerable<string> addresses)
    {
        await Console.Out.WriteLineAsync($"""

            Ứng Cứu: {string.Join("  ", addresses)}
            {(settings.Demo
                ? "Sign in: choose one of the invented people on the first page. / Đăng nhập: chọn một người minh họa ở trang đầu."
                : "Sign in with your own account. / Đăng nhập bằng tài khoản của mình.")}
            Data: {settings.DataFolder}    Stop: Ctrl-C

            """);
    }
}
