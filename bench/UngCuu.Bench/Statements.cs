using System.Data.Common;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace UngCuu.Bench;

/// <param name="Parameters">Copies, for asking how it was done.</param>
internal sealed record Statement(string Text, IReadOnlyList<DbParameter> Parameters, TimeSpan Took);

/// <summary>Hears every statement that a request of this process sends to the database, as Entity Framework tells any listener.</summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly List<IDisposable> heard = [];
    private readonly List<Statement> said = [];
    private readonly IHttpContextAccessor requests;

    public Statements(IHttpContextAccessor requests)
    {
        this.requests = requests;
        heard.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IReadOnlyList<Statement> Take()
    {
        lock (said)
        {
            var taken = said.ToList();
            said.Clear();
            return taken;
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
            heard.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not CommandExecutedEventData executed || requests.HttpContext is null)
            return; // what happens in the background is nobody's request
        lock (said)
            said.Add(new(executed.Command.CommandText, [.. executed.Command.Parameters.Cast<DbParameter>().Select(Same)], executed.Duration));
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => heard.ForEach(h => h.Dispose());

    private static DbParameter Same(DbParameter parameter) => parameter switch
    {
        NpgsqlParameter known => known.Clone(),
        SqliteParameter known => new SqliteParameter(known.ParameterName, known.Value),
        _ => parameter,
    };
}
