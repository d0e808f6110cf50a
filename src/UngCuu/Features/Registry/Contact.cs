using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

public enum ContactKind
{
    Hotline,
    Phone,
    Mobile,
    Fax,
    Email,
    Website,
    PostalAddress,
}

public enum ContactPurpose
{
    /// <summary>Tiếp nhận thông báo sự cố: the address a member must publish (Circular 20/2017, Article 6.1.b).</summary>
    IncidentReception,

    /// <summary>The separate contact for serious incidents (Decision 05/2017, Article 12.2.d).</summary>
    SeriousIncidents,

    General,
    OutOfHours,
    SecurityLeader,
    Letters,
}

public sealed record ContactAdded(ContactKind Kind, ContactPurpose Purpose, bool Public);

public sealed record ContactChanged(ContactKind Kind, ContactPurpose Purpose, bool Public);

public sealed record ContactEnded(ContactKind Kind, ContactPurpose Purpose, DateOnly To);

/// <summary>How an organisation, or a person for it, is reached.</summary>
public sealed class Contact : Entity, IDated
{
    private Contact()
    {
    }

    internal override Subject Subject => new(nameof(Organisation), OrganisationId);

    public required Guid OrganisationId { get; init; }

    /// <summary>The person who answers, when it is somebody's own.</summary>
    public Guid? PersonId { get; init; }

    public ContactKind Kind { get; private set; }

    public ContactPurpose Purpose { get; private set; }

    public string Value { get; private set; } = "";

    /// <summary>Shown to everybody; otherwise only to those with the right to internal contacts.</summary>
    public bool Public { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public static Contact Add(
        Guid organisation, ContactKind kind, ContactPurpose purpose, string value, bool isPublic, DateOnly? from, Guid? person = null, Guid? id = null)
    {
        var contact = new Contact
        {
            Id = id ?? Ids.New(),
            OrganisationId = organisation,
            PersonId = person,
            Kind = kind,
            Purpose = purpose,
            Value = value,
            Public = isPublic,
            From = from,
        };
        contact.Record(new ContactAdded(kind, purpose, isPublic));
        return contact;
    }

    public void Change(string value, bool isPublic, DateTime? changedAt = null)
    {
        (Value, Public) = (value, isPublic);
        Record(new ContactChanged(Kind, Purpose, isPublic), changedAt);
    }

    public void End(DateOnly lastDay)
    {
        if (To is not null || lastDay < From)
            throw new RuleBroken("registry.period.backwards") { Field = "To" };
        To = lastDay;
        Record(new ContactEnded(Kind, Purpose, lastDay));
    }
}
