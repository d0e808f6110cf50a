using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace UngCuu.Data.Providers;

/// <summary>What lies outside a request and passes or is put right by an operator; people are told which, so that they know what to do.</summary>
public enum Trouble
{
    None,

    /// <summary>The database cannot be reached or takes nobody in now.</summary>
    Away,

    /// <summary>There is no room left for the database or for files.</summary>
    Full,
}

/// <summary>The database has taken nothing for long, and what was to be done must not go on without it.</summary>
public sealed class DatabaseTakesNone(string message, Exception inner) : Exception(message, inner);

public static class Troubles
{
    private const int NoSpace = 28, OverQuota = 122; // errno, as .NET hands them on

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
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => Trouble.Full,
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_READONLY or raw.SQLITE_IOERR or raw.SQLITE_CANTOPEN } => Trouble.Away,
        IOException { HResult: NoSpace or OverQuota } => Trouble.Full,
        DatabaseTakesNone => Trouble.Away,
        _ => Trouble.None,
    };
}
