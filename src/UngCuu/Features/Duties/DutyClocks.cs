using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Features.Registry;
using UngCuu.Rules;
using UngCuu.Shared;
using UngCuu.Web;
using Certainty = UngCuu.Rules.Certainty;

namespace UngCuu.Features.Duties;

/// <summary>A duty as a page shows it, worded in the reader's language.</summary>
public sealed record DutyView(Duty Duty, Rule Rule, DutyStatus Status)
{
    public required string Title { get; init; }

    public required string Who { get; init; }

    /// <summary>The whole of it in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The first article, short.</summary>
    public required string Article { get; init; }

    public required Certainty Certainty { get; init; }

    /// <summary>Why it does not apply, or what it waits for.</summary>
    public string? Why { get; init; }

    public required IReadOnlyList<string> StillToTell { get; init; }

    public bool IsOpen => Duty.IsOpen;

    /// <summary>How much of its time has gone, 0 to 1; none without a due moment.</summary>
    public double? GoneAt(DateTime now) => Duty.Due is { } due && due > Duty.Start
        ? Math.Clamp((now - Duty.Start) / (due - Duty.Start), 0, 1)
        : null;
}

/// <summary>The clocks of one subject, for its card: what runs first, then what is done, then what does not apply.</summary>
public sealed class DutyClocks(AppDb db, RuleBook rules, RegistrySource registry, DutyTitles titles, Clock clock, Texts texts)
{
    public async Task<IReadOnlyList<DutyView>> Of(string subjectKind, Guid subjectId, CancellationToken cancel = default)
    {
        var rows = await db.Duties.AsNoTracking()
            .Where(d => d.SubjectId == subjectId && d.SubjectKind == subjectKind)
            .Select(d => new { Duty = d, StartedBy = d.StartedBy!.Name, WaivedBecause = d.WaivedBy!.Reason })
            .ToListAsync(cancel);
        var snapshot = await registry.Snapshot(cancel);
        var about = await titles.Of([.. rows.Select(r => r.Duty)], cancel);
        return [.. rows.Select(r => View(r.Duty, snapshot, r.StartedBy, r.WaivedBecause, about.GetValueOrDefault(r.Duty.Id)))
            .OrderBy(v => v.IsOpen ? 0 : v.Status == DutyStatus.NotApplicable ? 2 : 1)
            .ThenBy(v => v.IsOpen ? v.Duty.SortedAt : v.Duty.MetAt ?? v.Duty.EndedAt)
            .ThenBy(v => v.Rule.Id, StringComparer.Ordinal)
            .ThenBy(v => v.Who, StringComparer.Ordinal)];
    }

    /// <param name="duty">As it is stored.</param>
    /// <param name="snapshot">Names who owes it.</param>
    /// <param name="startedBy">Name of the event that started it, where it is to be told.</param>
    /// <param name="waivedBecause">Why it was waived.</param>
    /// <param name="about">What it is about, where the rule's title does not say it.</param>
    public DutyView View(Duty duty, RegistrySnapshot snapshot, string? startedBy = null, string? waivedBecause = null, NamedOccurrence? about = null)
    {
        var profile = rules[duty.Profile];
        var rule = profile[duty.Rule];
        var explain = new Explanation(texts, CultureInfo.CurrentUICulture, profile);
        var today = clock.Today;
        string NameOf(Guid organisation) => snapshot.NameOf(organisation, today, Texts.InEnglish);
        var status = duty.StatusAt(clock.Now);
        return new DutyView(duty, rule, status)
        {
            Title = (about?.Title ?? rule.Title).ToString(),
            Who = NameOf(duty.OrganisationId) is { Length: > 0 } name ? name : profile.Roles[duty.Role].Word.AtStart,
            Sentence = explain.Sentence(rule, duty.Due, duty.Role, startedBy),
            Article = explain.Cited(rule.Basis[0]),
            Certainty = rule.Certainty,
            Why = status switch
            {
                DutyStatus.NotApplicable when duty.EndReason is { } reason => explain.Reason(EndReason.Read(reason))
                    + (duty.EndedAt > duty.Due ? texts["duties.clocks.endedLate", Durations.Amount(texts, duty.EndedAt.Value - duty.Due.Value)] : ""),
                DutyStatus.Waiting => texts["duties.clocks.waitsFor", profile[duty.WaitsFor!].Title.ToString()],
                DutyStatus.Waived => waivedBecause,
                _ => null,
            },
            StillToTell = duty.IsOpen ? [.. duty.StillToTell.Select(NameOf).Where(n => n.Length > 0)] : [],
        };
    }
}
