using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace UngCuu.Data;

/// <summary>What lies outside a request and passes or is put right by an operator; people are told which, so that they know what to do.</summary>
public enum Trouble
{
    None,

    /// <summary>The database cannot be reached or takes nobody in now.</summary>
    Away,

    /// <summary>There is no room left for the database or for files.</summary>
    Full,
}

public static class Troubles
{
    private const int NoSpace = 28, OverQuota = 122; // errno, as .NET hands them on
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteReadOnly = 8, SqliteIo = 10, SqliteFull = 13, SqliteCannotOpen = 14;

    public static Trouble Of(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
            if (Itself(e) is not Trouble.None and var trouble)
                return trouble;
        return Trouble.None;
    }

    private static Trouble Itself(Exception e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => Trouble.Full,
        // Shut down, starting, out of connections or of memory.
        PostgresException { SqlState: var state } => state[..2] is "57" or "53" or "08" && state != PostgresErrorCodes.QueryCanceled ? Trouble.Away : Trouble.None,
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } or NpgsqlException { IsTransient: true } => Trouble.Away,
        SqliteException { SqliteErrorCode: SqliteFull } => Trouble.Full,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteReadOnly or SqliteIo or SqliteCannotOpen } => Trouble.Away,
        IOException { HResult: NoSpace or OverQuota } => Trouble.Full,
        _ => Trouble.None,
    };
}
