using System.CommandLine;
using System.Globalization;
using UngCuu.Features.History;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Commands;

/// <summary>Proves the history, or says what is wrong with it: one line a fault.</summary>
internal static class Verify
{
    public static Command Command()
    {
        var head = new Option<FileInfo?>("--head") { Description = "a published head that was kept elsewhere: without one, that nothing was cut off the end stays unproved" };
        var data = CommonOptions.Data();
        var database = CommonOptions.Database();
        var command = new Command("verify", "prove that no recorded event was altered, added or taken away") { head, data, database };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(head), CommonOptions.SettingsOfStanding(parsed, data, database), cancel));
        return command;
    }

    private static async Task<int> Run(FileInfo? file, ServerSettings settings, CancellationToken cancel)
    {
        await using var app = Server.Build(settings);
        await using var scope = app.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<Texts>();
        string Words(string key, params object?[] args) => texts.In(Texts.English, key, args);

        var proof = await scope.ServiceProvider.GetRequiredService<VerifyHistory>().Run(await Read(file, cancel), cancel);
        foreach (var fault in proof.Faults)
            Console.WriteLine(Words(fault.Words, fault.Args));
        if (proof.Unproved > 0)
            Console.WriteLine(Words(file is null ? "history.verify.noHead" : "history.verify.afterHead", proof.Unproved));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{proof.Events} events, {proof.Sealed} sealed, {proof.Faults.Count} faults"));
        return proof.Faults.Count == 0 ? 0 : 1;
    }

    private static async Task<Head?> Read(FileInfo? file, CancellationToken cancel)
    {
        if (file is null)
            return null;
        return file.Exists ? Head.Read(await File.ReadAllTextAsync(file.FullName, cancel)) : throw new CommandFailed($"There is no file {file.FullName}.");
    }
}
