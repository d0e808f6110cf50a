using System.CommandLine;
using System.Globalization;
using UngCuu.Features.Duties;
using UngCuu.Rules;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Commands;

/// <summary>Answers questions about the rules, and checks what stands against what the events say.</summary>
internal static class Check
{
    public static Command Command()
    {
        var due = new Option<string?>("--due") { Description = "a time of the rules, such as \"10 working days\" or \"before 06-20\": prints when it is due, in Vietnam time" };
        var from = new Option<string?>("--from") { Description = "the moment it is counted from, such as 2018-04-24T16:00+07:00; without an offset Vietnam time is meant" };
        var profile = new Option<string?>("--profile") { Description = "2017 or 2026; the one in force at --from when not given" };
        var counting = new Option<string?>("--counting") { Description = "strict or civil; the profile's own when not given" };
        var rules = new Option<string?>("--rules") { Description = "folder whose files stand before the rules shipped" };
        var duties = new Option<bool>("--duties") { Description = "rebuild every duty from the events and compare it with the rows that stand" };
        var data = CommonOptions.Data();
        var database = CommonOptions.Database();
        var command = new Command("check", "ask when a time is due, or check the duties that stand") { due, from, profile, counting, rules, duties, data, database };
        command.SetAction(async (parsed, cancel) => parsed switch
        {
            _ when parsed.GetValue(due) is { } question => Due(question, parsed.GetValue(from), parsed.GetValue(profile), parsed.GetValue(counting), parsed.GetValue(rules)),
            _ when parsed.GetValue(duties) => await Duties(CommonOptions.SettingsOfStanding(parsed, data, database), cancel),
            _ => throw new CommandFailed("Say what to check: --due \"10 working days\" --from 2018-04-24T16:00+07:00, or --duties."),
        });
        return command;
    }

    private static int Due(string question, string? from, string? profile, string? counting, string? folder)
    {
        try
        {
            var answer = DueQuestion.Answer(new RuleBook(new RuleFiles(folder)), question, from, profile, counting);
            Console.WriteLine(answer.Text);
            if (answer.Warning is { } years)
                Console.Error.WriteLine(new Texts().In(Texts.English, "duties.ask.missingYear", years));
            return 0;
        }
        catch (RuleFilesBroken broken)
        {
            throw new CommandFailed(broken.Message);
        }
    }

    private static async Task<int> Duties(ServerSettings settings, CancellationToken cancel)
    {
        await using var app = Server.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<CheckDuties>().Run(cancel: cancel);
        foreach (var difference in found.Differences)
            Console.WriteLine(difference.ToString());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Subjects} subjects, {found.Duties} duties, {found.Differences.Count} differences"));
        return found.Differences.Count == 0 ? 0 : 1;
    }
}
