using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Rules;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>Recorded about the account that took the list, with what it asked for.</summary>
public sealed record IncidentsExported(int Rows, string? Words, string? Status, string? Type, AssignedTo? Assigned, DateOnly? From = null, DateOnly? To = null);

/// <summary>The list of incidents as a file for a spreadsheet: the same rows as the list shows to the same reader.</summary>
public sealed class ExportIncidents(AppDb db, CurrentUser user, RuleBook rules, Clock clock, Texts texts)
{
    private static readonly string[] Columns =
    [
        "incident.export.reference", "incident.field.status", "incident.export.title", "incident.field.attackType",
        "incident.system.name", "incident.system.level", "incident.system.addresses", "incident.system.operator", "incident.system.owner",
        "incident.export.detectedAt", "incident.export.recordedAt", "incident.export.endedAt", "incident.export.closedAt",
        "incident.export.source", "incident.mark.beyond", "incident.mark.serious", "incident.mark.proposed", "incident.mark.decided", "incident.mark.secret", "incident.export.same", "incident.mark.drill",
        "incident.field.assignee", "incident.profile",
    ];

    public async Task<CsvFile> Run(IncidentFilter filter, CancellationToken cancel)
    {
        var rows = filter.Rows(db, user);
        // Written down before the first byte leaves.
        db.Record(new Subject("Account", user.AccountId!.Value),
            new IncidentsExported(await rows.CountAsync(cancel), filter.Words, filter.Status, filter.Type, filter.Assigned, filter.From, filter.To));
        await db.SaveChangesAsync(cancel);
        return new CsvFile($"su-co-{clock.Today:yyyy-MM-dd}.csv", [.. Columns.Select(c => texts[c])], Cells(rows, cancel));
    }

    private async IAsyncEnumerable<IReadOnlyList<string?>> Cells(IQueryable<Incident> rows, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var i in rows.AsNoTracking().OrderByDescending(i => i.RecordedAt).ThenByDescending(i => i.Id).AsAsyncEnumerable().WithCancellation(cancel))
            yield return
            [
                i.Reference, texts[i.StatusWords], i.Title, rules[i.Profile].AttackTypes.FirstOrDefault(a => a.Code == i.AttackType)?.Label.ToString(),
                i.System.Name, i.System.Level?.ToString(CultureInfo.InvariantCulture), i.System.Addresses, i.System.OperatorName, i.System.OwnerName,
                Moment(i.DetectedAt), Moment(i.RecordedAt), Moment(i.EndedAt), Moment(i.ClosedAt),
                texts[i.Source], Yes(i.BeyondCapability), Yes(i.JudgedSerious == true), Yes(i.ProposedSerious == true), Yes(i.DecidedSerious == true), Yes(i.Secret), Yes(i.SameAsId is not null), Yes(i.IsDrill),
                i.AssignedTo, rules[i.Profile].Title.ToString(),
            ];
    }

    /// <summary>As spreadsheets sort it.</summary>
    private static string? Moment(DateTime? utc) => utc is { } at ? VietnamTime.FromUtc(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) : null;

    private string Yes(bool yes) => yes ? texts["form.yes"] : "";
}
