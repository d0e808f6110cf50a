using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Mailbox;

/// <summary>Who wrote it, as far as the letter itself proves.</summary>
public enum SenderCheck
{
    /// <summary>Anybody can write any sender's address: nothing proves this one.</summary>
    Unverified,

    /// <summary>Signed with a certificate we trust, made out to the address it comes from.</summary>
    Signed,

    /// <summary>The signature is right, but the certificate is not one we trust, or is somebody else's.</summary>
    SignedByUnknown,

    /// <summary>The signature does not fit the letter: it was changed on its way, or is forged.</summary>
    Broken,
}

/// <summary>Why a letter is not worked on.</summary>
public enum SetAsideWhy
{
    /// <summary>A person said so, with a reason.</summary>
    Person,

    /// <summary>An absence notice, a bounce, a letter of our own.</summary>
    Automatic,

    /// <summary>The mail server holds it to be unwanted.</summary>
    Spam,

    /// <summary>Too many letters of one sender within an hour.</summary>
    Flood,

    /// <summary>The same letter over another way.</summary>
    Double,

    /// <summary>Stamped as a state secret: who sent it and when is kept, what it says is not.</summary>
    Secret,
}

/// <summary>A letter that came to the published address. It is kept as it came; what it is about, a person says.</summary>
public sealed class ReceivedMail : Entity, IReferenced, ISearchable
{
    private readonly List<MailFile> files = [];

    string IReferenced.ReferenceKind => "TD";

    public string? Reference { get; private set; }

    public MailStatus Status { get; private set; } = MailStatus.Waiting;

    /// <summary>The address it says it comes from; empty when that is none.</summary>
    public required string From { get; init; }

    public required string FromName { get; init; }

    public required string Title { get; init; }

    /// <summary>What it says as plain text; of a page only the words.</summary>
    public required string Text { get; init; }

    /// <summary>When the mail server took it in (UTC).</summary>
    public required DateTime ReceivedAt { get; init; }

    public SenderCheck Sender { get; init; }

    /// <summary>On whose certificate.</summary>
    public string? SignedBy { get; init; }

    /// <summary>Of the whole letter: the same bytes are the same letter, however often they are fetched.</summary>
    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    /// <summary>The whole letter in the file store; none of a stamped one.</summary>
    public Guid? StoredAs { get; init; }

    public string? MessageId { get; init; }

    /// <summary>The subject bears the mark of an incident notification.</summary>
    public bool IsMarked { get; init; }

    /// <summary>Written by a program, or to a list: nobody waits for an answer, and an answer might be answered by a program again.</summary>
    public bool NoAnswer { get; init; }

    /// <summary>Part of it could not be read, or was too large.</summary>
    public bool Incomplete { get; init; }

    /// <summary>The letter it goes on from.</summary>
    public Guid? FollowsId { get; private set; }

    /// <summary>What it belongs to: put with it, or told by it.</summary>
    public Guid? CaseId { get; private set; }

    /// <summary>What it names in its subject or answers to, where nothing proves that the sender has a part in it.</summary>
    public Guid? MaybeCaseId { get; private set; }

    public SetAsideWhy? WhySetAside { get; private set; }

    public IReadOnlyList<MailFile> Files => files;

    string ISearchable.SearchWords => string.Join(' ', Reference, From, FromName, Title);

    void IReferenced.Assign(string reference) => Reference = reference;

    internal void Arrived(IEnumerable<MailFile> brought)
    {
        files.AddRange(brought);
        Record(new MailReceived(Sender, IsMarked), ReceivedAt, proved: true);
    }

    internal void Follows(ReceivedMail? earlier, Guid? maybe) => (FollowsId, MaybeCaseId) = (earlier?.Id, maybe);

    /// <summary>It became a report of its own: what somebody told of an incident.</summary>
    public void TakeUp(Guid incident, Guid? by)
    {
        Go(nameof(TakeUp));
        (CaseId, WhySetAside) = (incident, null);
        Record(new MailTakenUp(by, incident));
    }

    /// <summary>The report it became belongs to another incident.</summary>
    public void ToldOf(Guid incident, Guid? by)
    {
        CaseId = incident;
        Record(new MailTakenUp(by, incident));
    }

    /// <summary>It says nothing new by itself and is kept with what it belongs to.</summary>
    /// <param name="by">None: the system, for somebody who has a part in it.</param>
    public void PutWith(Guid @case, Guid? by)
    {
        Go(nameof(PutWith));
        CaseId = @case;
        Record(new MailPutWith(by, @case));
    }

    internal void SetAside(SetAsideWhy why, string? reason = null)
    {
        Go(nameof(SetAside));
        WhySetAside = why;
        RecordBecause(new MailSetAside(why), reason);
    }

    internal void Restore()
    {
        Go(nameof(Restore));
        (WhySetAside, CaseId) = (null, null);
        Record(new MailRestored());
    }

    /// <summary>Somebody takes a file of it away, or under no id the whole letter.</summary>
    /// <returns>None: it has no such file.</returns>
    internal (Guid StoredAs, string Name)? Open(Guid file)
    {
        (Guid StoredAs, string Name)? found = file == Guid.Empty
            ? StoredAs is { } whole ? (whole, $"{Reference}.eml") : null
            : files.Find(f => f.Id == file) is { } part ? (part.StoredAs, part.Name) : null;
        if (found is var (_, name))
            Record(new MailDownloaded(name));
        return found;
    }

    /// <summary>What stops the verb, in words a person can use; null when nothing does.</summary>
    public RuleBroken? WhyNot(string verb) => MailMoves.All.Can(Status, verb) && (WhySetAside != SetAsideWhy.Secret || verb != nameof(Restore)) ? null : new("mail.notNow", new TextKey($"{nameof(MailStatus)}.{Status}"));

    private void Go(string verb)
    {
        if (WhyNot(verb) is { } why)
            throw why;
        Status = MailMoves.All.Go(Status, verb);
    }
}

/// <summary>What a letter brought along.</summary>
public sealed class MailFile
{
    public Guid Id { get; private set; } = Ids.New();

    public Guid MailId { get; init; }

    public required Guid StoredAs { get; init; }

    public required string Name { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }
}

public sealed record MailReceived(SenderCheck Sender, bool Marked);

public sealed record MailTakenUp(Guid? By, Guid Incident);

public sealed record MailPutWith(Guid? By, Guid Case);

public sealed record MailSetAside(SetAsideWhy Why);

public sealed record MailRestored;

/// <summary>Somebody took the letter, or a file of it, away.</summary>
public sealed record MailDownloaded(string Name);
