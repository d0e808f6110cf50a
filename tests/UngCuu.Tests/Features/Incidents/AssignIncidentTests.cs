using System.Net;
using Microsoft.EntityFrameworkCore;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

[Trait("needs", "database")]
public class AssignIncidentTests(NationOf2018 nation) : IClassFixture<NationOf2018>
{
    private static readonly Dictionary<string, object?> Nothing = [];

    [Fact]
    public async Task One_press_takes_an_incident_and_the_list_shows_whose_it_is()
    {
        var (reference, _) = await nation.Report();
        using var unit = await nation.AsUnit();
        Assert.Contains(reference, (await unit.Get("/incidents?assigned=Nobody")).One("main").TextContent, StringComparison.Ordinal);
        var card = await unit.Send(await unit.Get($"/incidents/{reference}"), Nothing, "Nhận xử lý");
        Assert.Equal(HttpStatusCode.OK, card.Status);
        var person = await nation.PersonOf(PostRole.SpecialisedUnit, nation.Unit);
        Assert.Equal(person.AccountId, (await nation.Incident(reference)).AssignedAccountId);
        Assert.DoesNotContain("Nhận xử lý", card.One("main").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, (await unit.Get("/incidents?assigned=Nobody")).One("main").TextContent, StringComparison.Ordinal);
        Assert.Contains(reference, (await unit.Get("/incidents?assigned=Me")).One("main").TextContent, StringComparison.Ordinal);
        using var officer = await nation.AsOfficer();
        Assert.DoesNotContain(reference, (await officer.Get("/incidents?assigned=Me")).One("main").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_of_the_own_organisation_and_of_the_responsible_unit_can_be_given_it_and_nobody_else()
    {
        var (reference, _) = await nation.Report();
        var (colleague, ofUnit, operators, auditor, stranger) = (
            await nation.PersonOf(PostRole.CoordinationLead, nation.Coordinator),
            await nation.PersonOf(PostRole.ResponseTeam, nation.Unit),
            await nation.PersonOf(PostRole.OperatorContact, nation.Operator),
            await nation.PersonOf(PostRole.Auditor, nation.Coordinator),
            await nation.PersonOf(PostRole.SpecialisedUnit, nation.Stranger));
        using var officer = await nation.AsOfficer();
        var page = await officer.Get($"/incidents/{reference}/assign");
        var offered = page.Html.QuerySelectorAll("#Form_Assignee option").Select(o => o.GetAttribute("value")).ToList();
        Assert.Contains(colleague.AccountId.ToString(), offered);
        Assert.Contains(ofUnit.AccountId.ToString(), offered);
        Assert.DoesNotContain(operators.AccountId.ToString(), offered);
        Assert.DoesNotContain(auditor.AccountId.ToString(), offered);
        foreach (var wrong in new[] { stranger.AccountId.ToString(), UngCuu.Shared.Ids.New().ToString() })
        {
            var refused = await officer.Press(page, ("Form.Assignee", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("Chọn một người trong danh sách", refused.Text, StringComparison.Ordinal);
        }
        await officer.Press(page, ("Form.Assignee", ofUnit.AccountId.ToString()));
        var incident = await nation.Incident(reference);
        Assert.Equal(ofUnit.AccountId, incident.AssignedAccountId);
        var told = await nation.In((db, _) => db.Events.Where(e => e.SubjectId == incident.Id && e.Name == nameof(UngCuu.Features.Incidents.IncidentAssigned)).SingleAsync());
        Assert.Contains(nation.Unit.ToString(), told.Payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_filter_is_as_if_it_were_not_asked()
    {
        using var officer = await nation.AsOfficer();
        foreach (var query in new[] { "assigned=<b>", "assigned=7", "status=%E2%80%AE", "type=%27%22", "after=zz", "assigned=Me&assigned=Nobody", "q=%C3" })
            Assert.Equal(HttpStatusCode.OK, (await officer.Get($"/incidents?{query}")).Status);
    }
}
