using UngCuu.Data;
using UngCuu.Rules;
using UngCuu.Security;

namespace UngCuu.Features.Duties;

/// <summary>What a notice may say of a duty's subject: its reference, where it is seen, and what a post needs to see it. Never its contents.</summary>
public sealed record DutySubject(string Reference, string Address, Permission Needs);

/// <summary>Told by the feature whose rule runs once for each of several things of a subject: which of them a duty is about.</summary>
public interface INameOccurrences
{
    string Rule { get; }

    /// <param name="db">The database.</param>
    /// <param name="duties">Of that rule.</param>
    /// <param name="cancel">Stops the reading.</param>
    /// <returns>By the duty's id: the words, and where under the subject's address it is settled.</returns>
    Task<IReadOnlyDictionary<Guid, NamedOccurrence>> Name(AppDb db, IReadOnlyCollection<Duty> duties, CancellationToken cancel);
}

public sealed record NamedOccurrence(Words Title, string Address);

/// <summary>What each of some duties is about, where the title of its rule does not say it. For pages within reach of the subject; a notice tells the rule's title only.</summary>
public sealed class DutyTitles(AppDb db, IEnumerable<INameOccurrences> named)
{
    private static readonly Dictionary<Guid, NamedOccurrence> None = [];

    public async Task<IReadOnlyDictionary<Guid, NamedOccurrence>> Of(IReadOnlyCollection<Duty> duties, CancellationToken cancel)
    {
        var found = None;
        foreach (var rule in named)
            if (duties.Where(d => d.Rule == rule.Rule).ToList() is { Count: > 0 } own)
                found = new(found.Concat(await rule.Name(db, own, cancel)));
        return found;
    }
}

/// <summary>Told by the feature whose things have duties.</summary>
public interface INameDutySubjects
{
    /// <summary>The kind of the events' subject: <c>Incident</c>.</summary>
    string Kind { get; }

    Task<DutySubject?> Find(AppDb db, Guid id, CancellationToken cancel);
}
