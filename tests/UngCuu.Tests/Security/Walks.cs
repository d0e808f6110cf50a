using UngCuu.Features.Incidents;
using UngCuu.Security;

namespace UngCuu.Tests.Security;

/// <summary>Whom to send where: for each address somebody who may open it, and the real things of the nation in the places of its address.</summary>
internal static class Walks
{
    private static readonly (PostRole Role, string At)[] People =
    [
        (PostRole.OperatorContact, "operator"), (PostRole.SpecialisedUnit, "unit"), (PostRole.DutyOfficer, "coordinator"), (PostRole.CoordinationLead, "coordinator"),
        (PostRole.Administrator, "operator"),
    ];

    extension(ReachNation nation)
    {
        /// <summary>Everybody is signed in beforehand, so that no walk makes rows of its own.</summary>
        public async Task SignAllIn()
        {
            foreach (var (role, at) in People)
                using (await Walker.As(nation, role, nation.Relations[at]))
                {
                }
        }

        /// <summary>Somebody new to the page each time: whoever signed out or was sent away before is not missed.</summary>
        public async Task<Walker> SomebodyFor(Permission? needs, bool isPublic)
        {
            if (isPublic && needs is null)
                return await Walker.Stranger(nation);
            var (role, at) = People.First(p => needs is not { } permission || Roles.Of(p.Role).Contains(permission));
            return await Walker.As(nation, role, nation.Relations[at]);
        }

        /// <summary>The address with the nation's own things in it, and for each verb of an incident its own.</summary>
        public async Task<IReadOnlyList<(Way Way, string Address, Permission? Needs, bool AsAuthor)>> Addresses(string method)
        {
            var made = await nation.Made();
            var found = new List<(Way, string, Permission?, bool)>();
            foreach (var way in (await Surface.Of(nation)).Where(w => w.Methods.Contains(method)))
            {
                var verbs = way.Template.Contains("{verb:", StringComparison.Ordinal) ? IncidentVerbs.All : [null!];
                foreach (var verb in verbs)
                    found.AddRange(way.Requests(place => Known(way, place, made) ?? (place == "verb" ? verb.Name : null))
                        .Where(r => r.Method == method)
                        .Select(r => (way, r.Address, verb?.Needs ?? way.Needs, way.Template.StartsWith("/drafts/", StringComparison.Ordinal))));
            }
            return found;
        }
    }

    private static string? Known(Way way, string place, ReachNation.Things made) => (place, way.Template) switch
    {
        ("reference", var t) when t.Contains("incidents", StringComparison.Ordinal) => made.Incident.Reference,
        ("reference", var t) when t.Contains("mail", StringComparison.Ordinal) => made.Letter.Reference,
        ("reference", _) => made.System,
        ("report", _) => made.Incident.Report.ToString(),
        ("task", _) => made.Incident.Task.ToString(),
        ("told", _) => made.Incident.Incoming.ToString(),
        ("mail", _) => made.Letter.Reference,
        ("file", var t) when t.Contains("mail", StringComparison.Ordinal) => made.Letter.File.ToString(),
        ("file", _) => made.Incident.File.ToString(),
        ("key", var t) when t.StartsWith("/drafts", StringComparison.Ordinal) => made.Draft.Split('/')[2],
        ("key", var t) when t.StartsWith("/r/", StringComparison.Ordinal) => made.Incident.Follow["/r/".Length..],
        ("key", _) => "TV-02",
        ("kind", _) => nameof(DraftKind.Update),
        ("profile", _) => "vn-2017",
        ("id", var t) when t.StartsWith("/admin/accounts", StringComparison.Ordinal) => made.Weak.AccountId.ToString(),
        _ => null,
    };
}
