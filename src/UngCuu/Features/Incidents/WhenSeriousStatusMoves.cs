using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Duties;
using UngCuu.Jobs.Mail;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>The standing agency learns of a proposal, those who work on the incident of the decision: behind the bell and by mail, a reference and no contents.</summary>
public sealed class WhenSeriousStatusMoves(DutyLetters letters, PublicAddress address, Clock clock, Texts texts) : ISubscriber
{
    private static readonly string[] ToldOfDecision = [PartyRole.Coordinator, PartyRole.Unit, PartyRole.Operator, PartyRole.Owner];

    public string Name => "incidents.seriousness";

    public bool Wants(string eventName) => eventName is nameof(SeriousStatusProposed) or nameof(ProposalWithdrawn) or nameof(SeriousStatusDecided);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        var incident = await db.Incidents.AsNoTracking().Include(i => i.Parties).SingleAsync(i => i.Id == happened.SubjectId, cancel);
        if (happened.Name == nameof(SeriousStatusProposed))
        {
            var proposed = FactJson.Read<SeriousStatusProposed>(happened.Payload);
            await Tell([PartyRole.Standing], proposed.Serious ? "proposed" : "proposedEnd", Permission.DecideSeriousStatus, "/judge");
        }
        else if (happened.Name == nameof(ProposalWithdrawn))
            await Tell([PartyRole.Standing], "withdrawn", Permission.DecideSeriousStatus, "");
        else
            await Tell(ToldOfDecision, FactJson.Read<SeriousStatusDecided>(happened.Payload).Serious ? "decided" : "decidedNot", Permission.JudgeSeriousness, "");

        async Task Tell(string[] roles, string what, Permission needs, string page)
        {
            var link = $"/incidents/{incident.Reference}{page}";
            var step = happened.Id.ToString(CultureInfo.InvariantCulture);
            foreach (var organisation in incident.Parties.Where(p => roles.Contains(p.Role, StringComparer.Ordinal)).Select(p => p.OrganisationId).Distinct())
            {
                await db.Notify(new Notice
                {
                    Kind = "incident.seriousness",
                    AboutId = incident.Id,
                    Step = step,
                    RecipientId = organisation,
                    To = NoticeTo.Organisation,
                    Needs = needs,
                    TextKey = $"notice.incident.{what}",
                    Args = NoticeArgs.Write(incident.Reference!),
                    Link = link,
                    CreatedAt = clock.Now,
                }, cancel);
                foreach (var person in await letters.Recipients(db, organisation, to: null, needs, cancel))
                    await db.QueueMail(new OutgoingMail
                    {
                        Key = $"incidents/seriousness/{step}/{person.Account:N}",
                        To = person.Email,
                        ToName = person.Name,
                        Language = person.Language,
                        Subject = texts.In(Texts.CultureOf(person.Language), "mail.seriousness.subject", incident.Reference!),
                        Body = texts.In(Texts.CultureOf(person.Language), "mail.seriousness.body", texts.In(Texts.CultureOf(person.Language), $"notice.incident.{what}", incident.Reference!), address.Of(link)),
                        AboutKind = nameof(Incident),
                        AboutId = incident.Id,
                        CreatedAt = clock.Now,
                    }, cancel);
            }
        }
    }
}
