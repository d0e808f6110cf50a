using UngCuu.Data;

namespace UngCuu.Features.Incidents;

/// <summary>What somebody found or did, in their words, with the time it happened.</summary>
public sealed class IncidentNote : Entity
{
    private IncidentNote()
    {
    }

    public Guid IncidentId { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>Of the posting that brought it: posted again it is not kept again.</summary>
    public Guid? Once { get; private init; }

    internal override Subject Subject => new(nameof(Incident), IncidentId);

    internal static IncidentNote On(Incident incident, string text, DateTime at, Guid? once = null)
    {
        var note = new IncidentNote { IncidentId = incident.Id, Text = text, Once = once };
        note.Record(new NoteAdded(note.Id), at);
        return note;
    }
}

/// <summary>A file that belongs to the incident; its hash is taken while it arrives.</summary>
public sealed class IncidentFile : Entity
{
    private IncidentFile()
    {
    }

    public Guid IncidentId { get; private set; }

    /// <summary>Where the file store keeps it; never shown, never taken from a request.</summary>
    public Guid StoredAs { get; private init; }

    public string Name { get; private init; } = "";

    public long Bytes { get; private init; }

    public string Sha256 { get; private init; } = "";

    public DateTime AddedAt { get; private init; }

    public string AddedBy { get; private init; } = "";

    /// <summary>By name and contents: the same file is not kept twice.</summary>
    public Guid Once { get; private init; }

    internal override Subject Subject => new(nameof(Incident), IncidentId);

    internal static IncidentFile On(Guid incidentId, Guid storedAs, string name, long bytes, string sha256, string addedBy, DateTime at)
    {
        var file = new IncidentFile { IncidentId = incidentId, StoredAs = storedAs, Name = name, Bytes = bytes, Sha256 = sha256, AddedBy = addedBy, AddedAt = at, Once = OnceOf(name, sha256) };
        file.Record(new FileAdded(file.Id, name, sha256, bytes), at);
        return file;
    }

    /// <summary>It came with a report that is about another incident.</summary>
    internal void BelongsTo(Incident incident) => IncidentId = incident.Id;

    internal static Guid OnceOf(string name, string sha256) => Shared.Once.Of(name, sha256);

    internal void Downloaded() => Record(new FileDownloaded(Id, Name));
}
