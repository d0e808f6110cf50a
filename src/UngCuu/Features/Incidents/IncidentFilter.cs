using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web.Binding;

namespace UngCuu.Features.Incidents;

public enum AssignedTo
{
    Me,
    Nobody,
}

/// <summary>What the list of incidents is asked for, by page, export and program alike.</summary>
/// <param name="Status">A state, <c>all</c>, <c>beyond</c>, <c>serious</c>, <c>proposed</c>, else those still somebody's work.</param>
/// <param name="From">First day of recording, Vietnam's calendar.</param>
/// <param name="To">Last day of recording.</param>
public sealed record IncidentFilter(
    string? Words = null, string? Status = null, string? Type = null, AssignedTo? Assigned = null, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>Anything unreadable is as if it were not asked: addresses are typed, cut and shared.</summary>
    public static IncidentFilter Read(string? words, string? status, string? type, string? assigned, string? from = null, string? to = null) => new(
        words, status, string.IsNullOrEmpty(type) ? null : type,
        Enum.TryParse<AssignedTo>(assigned, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
        Moments.TryReadDay(from, out var first) ? first : null,
        Moments.TryReadDay(to, out var last) ? last : null);

    /// <summary>Of those still somebody's work, the ones beyond the operator's capability.</summary>
    public const string Beyond = "beyond";

    /// <summary>Of those, the ones the standing agency decided to be serious.</summary>
    public const string Serious = "serious";

    /// <summary>And the ones on whose serious status it has still to decide.</summary>
    public const string Proposed = "proposed";

    public bool Narrows => !string.IsNullOrWhiteSpace(Words) || Type is not null || Assigned is not null || From is not null || To is not null || (Status is not null and not "open");

    public IQueryable<Incident> Rows(AppDb db, CurrentUser user) => WhateverTheWords(db, user).Matching(db, Words);

    internal IQueryable<Incident> WhateverTheWords(AppDb db, CurrentUser user)
    {
        var rows = db.Incidents.VisibleTo(user);
        if (Enum.TryParse<IncidentStatus>(Status, ignoreCase: true, out var status) && Enum.IsDefined(status))
            rows = rows.Where(i => i.Status == status);
        else if (Status != "all")
        {
            var open = IncidentMoves.Open;
            rows = rows.Where(i => open.Contains(i.Status));
            rows = Status switch
            {
                Beyond => rows.Where(i => i.BeyondCapability),
                Serious => rows.Where(i => i.DecidedSerious == true),
                Proposed => rows.Where(i => i.ProposalId != null),
                _ => rows,
            };
        }
        if (Type is not null)
            rows = rows.Where(i => i.AttackType == Type);
        var me = user.AccountId;
        rows = Assigned switch
        {
            AssignedTo.Me => rows.Where(i => i.AssignedAccountId == me && i.AssignedAccountId != null),
            AssignedTo.Nobody => rows.Where(i => i.AssignedTo == null),
            _ => rows,
        };
        if (From is { } first)
        {
            var begin = VietnamTime.StartOf(first);
            rows = rows.Where(i => i.RecordedAt >= begin);
        }
        if (To is { } last && last < DateOnly.MaxValue)
        {
            var end = VietnamTime.StartOf(last.AddDays(1));
            rows = rows.Where(i => i.RecordedAt < end);
        }
        return rows;
    }
}
