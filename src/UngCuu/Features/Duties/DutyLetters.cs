using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.Registry;
using UngCuu.Jobs.Mail;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Duties;

/// <summary>Somebody to be told by name.</summary>
public sealed record DutyRecipient(Guid Account, string Email, string Name, string Language);

/// <summary>Reminders and escalations as letters: to those who can settle the duty, or to the heads it is escalated to.</summary>
public sealed class DutyLetters(RuleBook rules, Clock clock, Texts texts, PublicAddress address)
{
    /// <summary>Posts that lead, where the registry names no head with an account.</summary>
    private static readonly PostRole[] Leading = [PostRole.CoordinationLead, PostRole.SteeringCommittee, PostRole.StandingAgency];

    /// <param name="db">The database.</param>
    /// <param name="organisation">Who owes the duty.</param>
    /// <param name="to">Null: those who do the work; else whom it is escalated to.</param>
    /// <param name="needs">What a post needs to see what it is about.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<IReadOnlyList<DutyRecipient>> Recipients(AppDb db, Guid organisation, string? to, Permission needs, CancellationToken cancel)
    {
        var seeing = Enum.GetValues<PostRole>().Where(r => UngCuu.Security.Roles.Of(r).Contains(needs)).ToList();
        if (to is null)
            return await At(db, organisation, seeing, cancel);
        var today = clock.Today;
        var heads = db.People.Join(db.Positions.Where(p => p.OrganisationId == organisation && p.Role == PositionRole.Head && (p.From == null || p.From <= today) && (p.To == null || p.To >= today)),
            person => person.Id, position => position.PersonId, (person, _) => person.Id);
        var named = await db.Set<Account>().Where(a => a.DisabledAt == null && a.PersonId != null && heads.Contains(a.PersonId.Value))
            .OrderBy(a => a.Id).Select(a => new DutyRecipient(a.Id, a.Email!, a.Name, a.Language)).ToListAsync(cancel);
        return named.Count > 0 ? named : await At(db, organisation, [.. seeing.Intersect(Leading)], cancel);
    }

    /// <summary>Queued with the notice, in its save; the key keeps it from being queued twice.</summary>
    internal async Task Queue(AppDb db, DutyRecipient person, Duty duty, NoticeStep step, DutySubject subject, DutyNoticeText text, string owedBy, CancellationToken cancel)
    {
        var culture = Texts.CultureOf(person.Language);
        var profile = rules[duty.Profile];
        var rule = profile[duty.Rule];
        var title = rule.Title.In(culture);
        await db.QueueMail(new OutgoingMail
        {
            Key = $"duties/{duty.Id:N}/{step.Name}/{person.Account:N}",
            To = person.Email,
            ToName = person.Name,
            Language = person.Language,
            Subject = texts.In(culture, "duties.mail.subject", title, subject.Reference),
            Body = texts.In(culture, "duties.mail.body",
                texts.In(culture, text.Key, title, subject.Reference, duty.Due!.Value), owedBy,
                new Explanation(texts, culture, profile).Sentence(rule, duty.Due, duty.Role), address.Of(subject.Address)),
            AboutKind = duty.SubjectKind,
            AboutId = duty.SubjectId,
            CreatedAt = clock.Now,
        }, cancel);
    }

    // Invented people have invented addresses: they read their notices, no letter goes out to them.
    private async Task<List<DutyRecipient>> At(AppDb db, Guid organisation, List<PostRole> roles, CancellationToken cancel)
    {
        var posts = db.PostsInHand(clock.Today).Where(p => p.OrganisationId == organisation && roles.Contains(p.Role)).Select(p => p.AccountId);
        return await db.Set<Account>().Where(a => a.DisabledAt == null && !a.IsDemonstration && posts.Contains(a.Id))
            .OrderBy(a => a.Id).Select(a => new DutyRecipient(a.Id, a.Email!, a.Name, a.Language)).ToListAsync(cancel);
    }
}
