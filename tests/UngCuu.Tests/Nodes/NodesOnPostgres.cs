using Npgsql;
using UngCuu.Commands;
using UngCuu.Data;
using UngCuu.Drills;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Nodes;

/// <summary>Several nodes on one PostgreSQL that keeps what it has committed even when it crashes, with the nation's registry and an operator who reports.</summary>
public sealed class NodesOnPostgres(TestDatabase database) : IAsyncLifetime
{
    private readonly string data = database.NewFolder();
    private PrivatePostgres? postgres;
    private NationWithSystem? planned;

    /// <summary>The same installation from inside: makes people, reads what stands.</summary>
    public TestServer Inside => planned!;

    internal PrivatePostgres Postgres => postgres!;

    public Guid Operator => planned!.Centre;

    public Guid Coordinator => planned!.Coordinator;

    public Guid System => planned!.System;

    internal IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [CommonOptions.PostgresVariable] = Address,
        ["UNGCUU_Work__Lease"] = "00:00:05", // what a killed worker held is taken up again soon
        ["UNGCUU_SignInsPerMinute"] = "10000",
    };

    internal string Address => postgres!.Address("ungcuu") + ";Options=-c synchronous_commit=on";

    internal Task<Node> Serve() => Node.Start("serve", data, Settings);

    /// <param name="also">Settings besides those of the installation.</param>
    internal Task<Node> Work(params (string Name, string Value)[] also) => Node.Start("work", data, Settings.Concat(also.Select(a => KeyValuePair.Create(a.Name, a.Value))).ToDictionary(StringComparer.Ordinal));

    /// <summary>A line of SQL as the owner of the database would type it; answers with the first value.</summary>
    internal async Task<long> Sql(string text)
    {
        await using var connection = new NpgsqlConnection(Address);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return await connection.Sql(text);
    }

    public async ValueTask InitializeAsync()
    {
        if (PrivatePostgres.Programs is null)
            return;
        postgres = await PrivatePostgres.Start(TestContext.Current.CancellationToken);
        planned = new NationWithSystem(database, new DatabaseSettings(DatabaseKind.Postgres, Address), data);
        await planned.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (planned is not null)
            await planned.DisposeAsync();
        if (postgres is not null)
            await postgres.DisposeAsync();
    }
}
