using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using UngCuu.Seed;
using UngCuu.Seed.Demonstration;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Commands;

internal static class SeedCommand
{
    public static Command Command()
    {
        var data = CommonOptions.Data();
        var database = CommonOptions.Database();
        var asOf = new Option<string>("--as-of")
        {
            Description = "a day such as 2018-01-01: the units as they were known then; or today: all of them, with their history",
            DefaultValueFactory = _ => "today",
        };
        var demo = new Option<bool>("--demo") { Description = "today's units and the invented network with two years of incidents (SQLite only)" };
        var command = new Command("seed", "load the real units into an empty registry") { asOf, demo, data, database };
        command.SetAction(async (parsed, cancel) =>
        {
            CommonOptions.RefuseDemonstrationOnPostgres(parsed, demo, database);
            var settings = CommonOptions.SettingsOf(parsed, data, database) with { Demo = parsed.GetValue(demo) };
            await using var app = Server.Build(settings);
            await Server.Migrate(app.Services, cancel);
            if (settings.Demo)
            {
                if (parsed.GetValue(asOf) != "today")
                    throw new CommandFailed("--demo loads the nation of today: leave out --as-of.");
                Console.WriteLine(await LoadNation(settings, (_, _) => { }, cancel));
                return 0;
            }
            await using var scope = app.Services.CreateAsyncScope();
            var day = Day(parsed.GetValue(asOf)!, scope.ServiceProvider.GetRequiredService<Clock>());
            return await Run(scope.ServiceProvider, day, cancel);
        });
        return command;
    }

    /// <returns>What was loaded, in a line.</returns>
    internal static async Task<string> LoadNation(ServerSettings settings, Action<int, int> played, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var loaded = await DemonstrationHost.Load(settings, played, cancel);
            return string.Create(CultureInfo.InvariantCulture,
                $"{loaded.Members} invented members, {loaded.Systems} systems, {loaded.Incidents} incidents in {loaded.Steps} steps, in {watch.Elapsed.TotalSeconds:0.0} s");
        }
        catch (RegistryNotEmpty e)
        {
            throw new CommandFailed(e.Message);
        }
    }

    private static async Task<int> Run(IServiceProvider services, DateOnly day, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var rows = await services.GetRequiredService<LoadUnits>().Run(day, cancel);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{rows.Organisations.Count} organisations, {rows.Territories.Count} territories, {rows.Successions.Count} successions as of {day:yyyy-MM-dd}, in {watch.Elapsed.TotalSeconds:0.0} s"));
            return 0;
        }
        catch (RegistryNotEmpty e)
        {
            throw new CommandFailed(e.Message);
        }
    }

    private static DateOnly Day(string text, Clock clock) =>
        text == "today" ? clock.Today
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new CommandFailed($"--as-of {text}: write a day as 2018-01-01, or today");
}
