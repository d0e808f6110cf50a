using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using UngCuu.Features.Mailbox;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents;

/// <summary>What letters are to the incidents, for programs: the same as on the letter's page.</summary>
internal static class FromMailApi
{
    /// <param name="Values">As of a notification; what they leave out is taken from the letter.</param>
    /// <param name="Incident">Reference of the incident it tells of; left out: a new one.</param>
    /// <param name="SystemId">The registered system a new incident is about, where it is known.</param>
    /// <param name="NotSecret">The answer when asked whether a doubtful word is the stamp of a state secret: it is none.</param>
    /// <param name="Key">Made up by the caller, one for each report.</param>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed record NewFromMail([Required(ErrorMessage = "api.values.missing")] Dictionary<string, string[]> Values, string? Incident = null, Guid? SystemId = null, bool NotSecret = false, string? Key = null);

    /// <param name="Incident">Reference of the incident it belongs to.</param>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed record NewLetter([Required(ErrorMessage = "api.values.missing")] string Incident);

    public static void MapFromMail(this RouteGroupBuilder api)
    {
        var mail = api.MapGroup("/from-mail/{mail}").WithMetadata(new RequiresAttribute(Permission.HandleMail));
        mail.MapPost("", Report).WithName("reportFromMail").WithSummary("What a letter tells becomes a report, of a new incident or of one on the register.").Produces<IncidentsApi.Reported>(201).Refuses(404, 409, 422);
        mail.MapPost("/keep", Keep).WithName("keepMail").WithSummary("Keep a letter with an incident, as correspondence.").Produces(204).Refuses(404, 409, 422);
    }

    private static async Task<IResult> Report(string mail, [FromBody] NewFromMail report, SortMail sort, TakeUpMail take, StartDraft start, SendDraft send, RuleBook rules, Texts texts, CancellationToken cancel)
    {
        if (await sort.Find(mail, cancel) is not { } letter)
            return Unknown(texts);
        var begun = await take.BeginAtOnce(letter, new() { Incident = report.Incident, SystemId = report.SystemId }, report.Key, cancel);
        return await IncidentsApi.SendAtOnce(begun, new(report.Values, NotSecret: report.NotSecret, Key: report.Key), start, send, rules, texts, cancel);
    }

    private static async Task<IResult> Keep(string mail, [FromBody] NewLetter form, SortMail sort, TakeUpMail take, Texts texts, CancellationToken cancel)
    {
        if (await sort.Find(mail, cancel) is not { } letter)
            return Unknown(texts);
        await take.PutWith(letter, new() { Incident = form.Incident }, cancel);
        return Results.NoContent();
    }

    private static IResult Unknown(Texts texts) => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: texts["api.mail.unknown"]);
}
