using System.CommandLine;
using UngCuu.Data;
using UngCuu.Web;

namespace UngCuu.Commands;

/// <summary>A node without pages: delivers the outbox and the mail and runs the schedules. Any number of them share the work.</summary>
internal static class Work
{
    public static Command Command()
    {
        var port = CommonOptions.Port(5081);
        var listen = CommonOptions.Listen();
        var data = CommonOptions.Data();
        var database = CommonOptions.Database();
        var command = new Command("work", "deliver events and mail and run the schedules (PostgreSQL; answers only /health)") { port, listen, data, database };
        command.SetAction((parsed, cancel) => Run(CommonOptions.SettingsOf(parsed, data, database) with
        {
            Addresses = [parsed.GetValue(listen) ?? CommonOptions.AddressOn(parsed.GetValue(port))],
            WorksToo = true,
            HealthOnly = true,
        }, cancel));
        return command;
    }

    private static async Task<int> Run(ServerSettings settings, CancellationToken cancel)
    {
        if (settings.Database.Kind == DatabaseKind.Sqlite)
            throw new CommandFailed("On SQLite the server does its own work (one process writes): use serve, or --database postgres.");
        await using var app = Server.Build(settings);
        Ending.IsSureFor(app);
        await app.StartAsync(cancel);
        await Console.Out.WriteLineAsync($"Ứng Cứu works. Health: {app.Urls.First()}/health/ready    Stop: Ctrl-C");
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }
}
