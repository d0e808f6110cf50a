using UngCuu.Data;

namespace UngCuu.Web;

/// <summary>How this process was asked to run; read once, when it starts.</summary>
public sealed record ServerSettings
{
    public required DatabaseSettings Database { get; init; }

    /// <summary>Files, the mail folder and on SQLite the database itself.</summary>
    public required string DataFolder { get; init; }

    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Sign-in cards for invented people; refused on PostgreSQL.</summary>
    public bool Demo { get; init; }

    /// <summary>On SQLite the server delivers its own outbox; on PostgreSQL <c>work</c> processes do.</summary>
    public bool WorksToo { get; init; } = true;

    /// <summary>The address people reach this installation by; without it, the one it listens on.</summary>
    public Uri? PublicAddress { get; init; }

    /// <summary>Sign-in forms one client may send in a minute; a whole office may stand behind one address.</summary>
    public int SignInsPerMinute { get; init; } = 60;

    /// <summary>Public forms one client may send in a minute.</summary>
    public int PublicPerMinute { get; init; } = 60;

    /// <summary>A worker answers only whether it is well.</summary>
    public bool HealthOnly { get; init; }

    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Set by tests to stand in for a real service or to watch one.</summary>
    internal Action<IServiceCollection>? Also { get; init; }

    /// <summary>With what the settings file or the environment says.</summary>
    internal ServerSettings With(IConfiguration configuration) => this with
    {
        PublicAddress = PublicAddress ?? configuration.GetValue<Uri?>(nameof(PublicAddress)),
        SignInsPerMinute = configuration.GetValue(nameof(SignInsPerMinute), SignInsPerMinute),
        PublicPerMinute = configuration.GetValue(nameof(PublicPerMinute), PublicPerMinute),
    };
}
