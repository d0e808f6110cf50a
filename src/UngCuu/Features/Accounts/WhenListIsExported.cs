using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Jobs.Notices;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>
/// Whoever takes a whole list away is told to the administrators: those of the organisation, else those of the coordinating agency.
/// Features record such a fact as <c>…Exported</c>, with the number of rows.
/// </summary>
public sealed class WhenListIsExported(RegistryCache registry, Clock clock) : ISubscriber
{
    public string Name => "accounts.exports";

    public bool Wants(string eventName) => eventName.EndsWith("Exported", StringComparison.Ordinal);

    public async Task Deliver(Event happened, AppDb db, CancellationToken cancel)
    {
        if (await Administered(happened.OrganisationId, db, cancel) is not { } organisation)
            return;
        using var fact = JsonDocument.Parse(happened.Payload);
        await db.Notify(new Notice
        {
            Kind = "accounts.export",
            AboutId = happened.SubjectId,
            Step = happened.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            RecipientId = organisation,
            To = NoticeTo.Organisation,
            Needs = Permission.ManageAccounts,
            TextKey = "account.export.notice",
            Args = NoticeArgs.Write(happened.Author, fact.RootElement.GetProperty("rows").GetInt32(), new TextKey($"account.export.{happened.Name}")),
            Link = "/admin/accounts",
            CreatedAt = clock.Now,
        }, cancel);
    }

    private async Task<Guid?> Administered(Guid? own, AppDb db, CancellationToken cancel)
    {
        var today = clock.Today;
        var agency = (await registry.Get(db, cancel)).NationalRoles.HolderOf(NationalRole.Coordinating, today)?.OrganisationId;
        var administrators = db.Posts.Where(Post.InForceOn(today)).Where(p => p.Role == PostRole.Administrator);
        foreach (var organisation in new[] { own, agency }.OfType<Guid>())
            if (await administrators.AnyAsync(p => p.OrganisationId == organisation, cancel))
                return organisation;
        return null;
    }
}
