using System.CommandLine;
using System.Globalization;
using UngCuu.Data;
using UngCuu.Web;

namespace UngCuu.Commands;

internal static class Serve
{
    public static Command Command()
    {
        var port = new Option<int>("--port") { Description = "port on this machine", DefaultValueFactory = _ => 5080 };
        var data = CommonOptions.Data();
        var database = CommonOptions.Database();
        var demo = new Option<bool>("--demo") { Description = "the demonstration nation, with sign-in cards (SQLite only)" };
        var command = new Command("serve", "serve the pages and the API") { port, data, database, demo };
        command.SetAction((parsed, cancel) => Run(new ServerSettings
        {
            DataFolder = parsed.GetValue(data)!.FullName,
            Database = CommonOptions.SettingsOf(parsed, database, data),
            Addresses = [string.Create(CultureInfo.InvariantCulture, $"http://localhost:{parsed.GetValue(port)}")],
            Demo = parsed.GetValue(demo),
            WorksToo = parsed.GetValue(database) == DatabaseKind.Sqlite,
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
        await app.RunAsync(cancel);
        return 0;
    }
}
