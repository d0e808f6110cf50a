using UngCuu.Security;

namespace UngCuu.Features.Incidents;

/// <summary>Who sees which incidents (docs/approved/reach.md): the parties; with the reporter's wish for secrecy only some of them; the national roles, some from a proposal or decision on.</summary>
public static class IncidentReach
{
    extension(IQueryable<Incident> incidents)
    {
        public IQueryable<Incident> VisibleTo(CurrentUser user)
        {
            if (!user.May(Permission.ReadIncidents) || user.OrganisationId is not { } own)
                return incidents.Where(_ => false);
            if (user.Holds(PartyRole.Coordinator))
                return incidents;
            if (user.Role == PostRole.NationalSteering)
                return incidents.Where(i => i.DecidedSerious == true && !i.Secret);
            if (user.Holds(PartyRole.Standing))
                return incidents.Where(i => !i.Secret || i.WasProposed || i.Parties.Any(p => p.OrganisationId == own && p.SeesSecret));
            return incidents.Where(i => i.Parties.Any(p => p.OrganisationId == own && (p.SeesSecret || !i.Secret)));
        }
    }
}

public static class IncidentPart
{
    extension(CurrentUser user)
    {
        /// <summary>Takes part in the response, and does not only read along as reporter or from above.</summary>
        public bool WorksOn(Incident incident) => user.May(Permission.TakePart)
            && (user.Holds(PartyRole.Coordinator) || incident.Parties.Any(p => p.OrganisationId == user.OrganisationId && PartyRole.Legal.Contains(p.Role)));

        /// <summary>The nation's steering committee reads what serious incidents are about, not what was kept as evidence.</summary>
        public bool SeesEvidence => user.Role != PostRole.NationalSteering;
    }
}
