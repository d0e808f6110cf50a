using System.CommandLine;
using Microsoft.Extensions.Options;
using UngCuu.Shared;

namespace UngCuu.Commands;

/// <summary>The roles of the executable.</summary>
public static class CommandLine
{
    /// <summary>Requests and deliveries under way may finish after Ctrl-C.</summary>
    private static readonly TimeSpan GracefulStop = TimeSpan.FromSeconds(20);

    /// <summary>As shells report a program that was told to stop.</summary>
    private const int Interrupted = 130;

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Ứng Cứu: hệ thống ứng cứu sự cố an toàn thông tin mạng quốc gia")
        {
            Serve.Command(),
            Work.Command(),
            Migrate.Command(),
            SeedCommand.Command(),
            Check.Command(),
            Verify.Command(),
            Backup.Command(),
            Restore.Command(),
            DrillCommand.Command(),
        };
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = GracefulStop });
        }
        catch (CommandFailed failed)
        {
            await Console.Error.WriteLineAsync(failed.Message);
            return 1;
        }
        catch (RuleBroken broken)
        {
            await Console.Error.WriteLineAsync(new Texts().In(Texts.English, broken.Key, [.. broken.Args]));
            return 1;
        }
        catch (OptionsValidationException wrong)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
        catch (Exception unexpected)
        {
            await Console.Error.WriteLineAsync(unexpected.ToString());
            return 70;
        }
    }
}
