using Npgsql;

namespace UngCuu.Data.Providers;

/// <summary>The word that events were saved, from process to process. It carries nothing; one that is lost is made good by the next look.</summary>
internal static class PostgresNews
{
    private const string Channel = "ungcuu_saved";
    private const int SecondsBetweenSignsOfLife = 15;

    /// <summary>After the commit, on a connection of its own: a notification inside the save would make all savers queue for one lock.</summary>
    public static async Task Tell(string connection, CancellationToken cancel)
    {
        await using var line = new NpgsqlConnection(connection);
        await line.OpenAsync(cancel);
        await using var command = new NpgsqlCommand($"notify {Channel}", line);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Listens until the connection breaks, which throws, or until told to stop.</summary>
    public static async Task Hear(string connection, Action heard, CancellationToken cancel)
    {
        var own = new NpgsqlConnectionStringBuilder(connection) { Pooling = false, KeepAlive = SecondsBetweenSignsOfLife };
        await using var line = new NpgsqlConnection(own.ConnectionString);
        line.Notification += (_, _) => heard();
        await line.OpenAsync(cancel);
        await using (var command = new NpgsqlCommand($"listen {Channel}", line))
            await command.ExecuteNonQueryAsync(cancel);
        heard(); // what was said while nobody listened
        while (true)
            await line.WaitAsync(cancel);
    }
}
