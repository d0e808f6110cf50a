using System.CommandLine;
using UngCuu.Web;

namespace UngCuu.Commands;

internal static class Migrate
{
    public static Command Command()
    {
        var data = CommonOptions.Data();
        var database = CommonOptions.Database();
        var command = new Command("migrate", "bring the database up to date") { data, database };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var app = Server.Build(CommonOptions.SettingsOf(parsed, data, database));
            await Server.Migrate(app.Services, cancel);
            return 0;
        });
        return command;
    }
}
