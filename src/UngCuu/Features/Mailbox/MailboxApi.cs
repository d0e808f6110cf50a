using Microsoft.AspNetCore.Mvc;
using UngCuu.Features.History;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Mailbox;

/// <summary>Letters that came in, for programs. What is told by one is registered with the incidents.</summary>
public static class MailboxApi
{
    public sealed record MailLine(string Reference, MailStatus Status, string From, string FromName, SenderCheck Sender, string Subject, DateTime ReceivedAt, string? Incident, string? MaybeIncident, string? Follows, int Files);

    public sealed record MailPage(IReadOnlyList<MailLine> Items, string? Next);

    public sealed record MailWhole(MailLine Mail, string Text, string? SignedBy, bool Incomplete, SetAsideWhy? WhySetAside, int Version);

    public static void MapMailbox(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/mail").WithTags("Mail").ChecksForms().Refuses(400, 401, 403).WithMetadata(new RequiresAttribute(Permission.HandleMail));
        api.MapGet("", List).WithName("listMail").WithSummary("Letters to the published address, newest first.").Produces<MailPage>();
        api.MapGet("/{reference}", Show).WithName("showMail").WithSummary("One letter, as plain text.").Produces<MailWhole>().Refuses(404);
        api.MapPost("/{reference}/set-aside", SetAside).WithName("setMailAside").WithSummary("The letter is not worked on.").Produces(204).Refuses(404, 409, 422);
        api.MapPost("/{reference}/restore", Restore).WithName("restoreMail").WithSummary("The letter waits again.").Produces(204).Refuses(404, 409, 422);
    }

    private static async Task<IResult> List(MailStatus? status, string? q, string? after, ListMail list, CancellationToken cancel)
    {
        var page = await list.Page(new(status, q), PageKey.Read(after), cancel);
        return Results.Ok(new MailPage([.. page.Rows.Select(Line)], page.Next?.ToString()));
    }

    private static async Task<IResult> Show(string reference, SortMail sort, ListMail list, AccessLog log, Texts texts, CancellationToken cancel)
    {
        if (await sort.Find(reference, cancel) is not { } mail)
            return Unknown(texts);
        await log.Read(SortMail.ReadOne, nameof(ReceivedMail), mail.Id, cancel);
        return Results.Ok(new MailWhole(Line(await list.Of(mail, cancel)), mail.Text, mail.SignedBy, mail.Incomplete, mail.WhySetAside, mail.Version));
    }

    private static async Task<IResult> SetAside(string reference, [FromBody] SortMail.SetAsideForm form, SortMail sort, Texts texts, CancellationToken cancel)
    {
        if (await sort.Find(reference, cancel) is not { } mail)
            return Unknown(texts);
        await sort.SetAside(mail, form, cancel);
        return Results.NoContent();
    }

    private static async Task<IResult> Restore(string reference, [FromBody] SortMail.RestoreForm? form, SortMail sort, Texts texts, CancellationToken cancel)
    {
        if (await sort.Find(reference, cancel) is not { } mail)
            return Unknown(texts);
        await sort.Restore(mail, form ?? new(), cancel);
        return Results.NoContent();
    }

    private static IResult Unknown(Texts texts) => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: texts["api.mail.unknown"]);

    private static MailLine Line(MailRow row) =>
        new(row.Mail.Reference!, row.Mail.Status, row.Mail.From, row.Mail.FromName, row.Mail.Sender, row.Mail.Title, row.Mail.ReceivedAt, row.Case, row.Maybe, row.Follows, row.Files);
}
