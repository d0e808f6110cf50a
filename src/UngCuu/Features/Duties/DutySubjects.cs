using UngCuu.Data;
using UngCuu.Security;

namespace UngCuu.Features.Duties;

/// <summary>What a notice may say of a duty's subject: its reference, where it is seen, and what a post needs to see it. Never its contents.</summary>
public sealed record DutySubject(string Reference, string Address, Permission Needs);

/// <summary>Told by the feature whose things have duties.</summary>
public interface INameDutySubjects
{
    /// <summary>The kind of the events' subject: <c>Incident</c>.</summary>
    string Kind { get; }

    Task<DutySubject?> Find(AppDb db, Guid id, CancellationToken cancel);
}
