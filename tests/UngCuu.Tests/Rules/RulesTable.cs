using System.Globalization;
using System.Text;
using UngCuu.Features.Duties;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Tests.Rules;

/// <summary>The profiles as a person reads them, in one text whose difference shows a change of policy.</summary>
internal static class RulesTable
{
    private static readonly Texts Texts = new();

    public static string Of(RuleBook book)
    {
        var text = new StringBuilder("# Rule profiles\n\nMade from `src/UngCuu/Rules`. A change here is a change of policy.\n");
        foreach (var profile in book.Profiles)
            Write(text, book, profile);
        text.Append("\n## Facts the rules may name\n\n| Fact | Values |\n|---|---|\n");
        foreach (var (fact, values) in FactNames.All.OrderBy(f => f.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"| {fact} | {string.Join(", ", values)} |\n");
        return text.ToString();
    }

    private static void Write(StringBuilder text, RuleBook book, Profile profile)
    {
        var (vi, en) = (new Explanation(Texts, Texts.Vietnamese, profile), new Explanation(Texts, Texts.English, profile));
        Line($"\n## {profile.Id}: {profile.Title.Vi}\n");
        Line($"{profile.Title.En}. {Dates(profile.From, profile.To)}. {profile.Note?.Vi}\n");
        Line($"Counting {profile.Settings.Counting.ToString().ToLowerInvariant()}; at once = {string.Join(", ", profile.Settings.AtOnce.Select(a => $"{a.Key} {a.Value}"))}; due soon = last {profile.Settings.DueSoon.LastPercent} % of a clock, last {profile.Settings.DueSoon.LastDays} days of a calendar duty.\n");

        Line("| Role | Vietnamese | English | Held by | Certainty | Ground |\n|---|---|---|---|---|---|");
        foreach (var (role, words) in profile.Roles)
            Line($"| {role} | {words.Word.Vi} | {words.Word.En} | {words.Holder?.Vi} | {Sure(words.Certainty)} | {string.Join("; ", words.Basis.Select(vi.Cited))} |");

        Line("\n| Rule | From | Who | Starts | Time | Met by | Sent to | When | Unless | Form | Certainty | Reminders | Escalation | Ground |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var rule in profile.Rules)
            Line($"| {rule.Id} {rule.Title.Vi} | {Dates(rule.From, rule.To)} | {Join(rule.Responsible)}{Exempt(rule)} | {Start(rule)} | {rule.Time?.ToString() ?? "no time set"} | {Join(rule.Met?.By)} | {Join(rule.Met?.To)} | {Join(rule.When)} | {Join(rule.Unless)} | {rule.Form} | {Sure(rule.Certainty)} | {Join(rule.Remind)} | {Join(rule.Escalate.Select(e => $"{e.After} {e.To}"))} | {string.Join("; ", rule.Basis.Select(vi.Cited))} |");

        Line("\nIn plain words:\n");
        foreach (var rule in profile.Rules)
        {
            Line($"- **{rule.Id}** {vi.Sentence(rule)}{(rule.Note is { } note ? " " + note.Vi : "")}");
            Line($"  *{en.Sentence(rule)}{(rule.Note is { } noteEn ? " " + noteEn.En : "")}*");
        }

        Line("\n| Condition | Holds |\n|---|---|");
        foreach (var (name, condition) in profile.Conditions)
            Line($"| {name} | {(condition.Any.Count > 0 ? $"from the first {Join(condition.Any, " or ")} on" : $"while the last of {Join(condition.Last)} is {Join(condition.Is, " or ")}")} |");
        Line("");
        foreach (var (subject, conditions) in profile.Outside)
            Line($"No duty ever applies to: {subject} {Join(conditions, ", ")}.");
        foreach (var (subject, conditions) in profile.Ends)
            Line($"Open duties end when: {subject} {Join(conditions, ", ")}.");
        foreach (var (fact, correction) in profile.Corrections)
            Line($"The time of {fact} is corrected by {correction}.");
        foreach (var closing in profile.Closing)
            Line($"To close{(closing.When.Count > 0 ? $" when {Join(closing.When)}" : "")}: one of {Join(closing.Needs, ", ")} since the last {Join(closing.Since, ", ")}. {closing.Words.Vi} ({Sure(closing.Certainty)}; {string.Join("; ", closing.Basis.Select(vi.Cited))})");
        if (profile.Seriousness is { } asks)
        {
            Line($"\nSerious, of {asks.Systems.Words.Vi} (level {Join(asks.Systems.Levels)}{(asks.Systems.NationalList ? " or the national list" : "")}; {Sure(asks.Systems.Certainty)}; {string.Join("; ", asks.Systems.Basis.Select(vi.Cited))}):\n");
            Line("| Question | Vietnamese | English | Certainty | Ground |\n|---|---|---|---|---|");
            foreach (var one in asks.Criteria.Append(asks.CannotHandle).Concat(asks.PublicHarm is { } harm ? [harm] : []))
                Line($"| {one.Code} | {one.Question.Vi} | {one.Question.En} | {Sure(one.Certainty)} | {string.Join("; ", one.Basis.Select(vi.Cited))} |");
            Line("\n| Important system | Any criterion | Cannot handle | Result | Vietnamese | English | Certainty | Ground |\n|---|---|---|---|---|---|---|---|");
            foreach (var row in asks.Outcomes)
                Line($"| {Said(row.Important)} | {Said(row.Criterion)} | {Said(row.CannotHandle)} | {row.Result} | {row.Title.Vi}. {row.Words.Vi} | {row.Title.En}. {row.Words.En} | {Sure(row.Certainty)} | {string.Join("; ", row.Basis.Select(vi.Cited))} |");
            Line("\n| Plan | Levels | Owner of | Vietnamese | English | Certainty | Ground |\n|---|---|---|---|---|---|---|");
            foreach (var plan in asks.Plans)
                Line($"| {plan.Code} | {Join(plan.Levels)}{(plan.NationalList ? " or the national list" : "")} | {Join(plan.Owners)} | {plan.Title.Vi}: {plan.Words.Vi} | {plan.Title.En}: {plan.Words.En} | {Sure(plan.Certainty)} | {string.Join("; ", plan.Basis.Select(vi.Cited))} |");
            Line($"\nProposed with it: {asks.Proposals.Plan.Vi}; {asks.Proposals.Force.Vi}; {asks.Proposals.Resources.Vi}; {asks.Proposals.TaskForce.Vi} ({Sure(asks.Proposals.Certainty)}; {string.Join("; ", asks.Proposals.Basis.Select(vi.Cited))}).\n");
        }
        if (profile.Processes.Count > 0)
            Line($"\nProcesses (drawn in processes.md): {string.Join("; ", profile.Processes.Select(p => $"{p.Key}, {p.Value.Stages.Count} steps ({Sure(p.Value.Certainty)}; {string.Join("; ", p.Value.Basis.Select(vi.Cited))})"))}.\n");
        if (profile.StateSecrets is { } secrets)
            Line($"State secrets: {string.Join(", ", secrets.Stamps)}. {secrets.Channel.Vi} ({Sure(secrets.Certainty)}; {string.Join("; ", secrets.Basis.Select(vi.Cited))})");

        Line("\n| Form | Title | Certainty | Mandatory fields |\n|---|---|---|---|");
        foreach (var id in profile.Forms.Keys)
            if (book.Form(profile, id) is var form)
                Line($"| {form.Number ?? id} | {form.Title.Vi} | {Sure(form.Certainty)} | {Join(form.Fields.Where(f => f.Mandatory).Select(f => f.Key))} |");

        Line("\n| Term | Vietnamese | English |\n|---|---|---|");
        foreach (var (term, words) in profile.Terms)
            Line($"| {term} | {words.Vi} | {words.En} |");

        void Line(string line) => text.Append(line).Append('\n');
    }

    private static string Said(bool? wanted) => wanted switch { true => "yes", false => "no", null => "" };

    private static string Start(Rule rule) => rule.Starts is not { } starts ? ""
        : $"{(starts.Take == Take.Last ? "last " : "")}{Join(starts.On, " or ")}{(starts.Own ? ", own" : "")}{(starts.Per is { } per ? $", each {per}" : "")}{(starts.Undone.Count > 0 ? $"; undone by {Join(starts.Undone, ", ")}" : "")}";

    private static string Exempt(Rule rule) => rule.Exempt is not { } exempt ? ""
        : $"; not {Join(exempt.Who, ", ")}{(exempt.Roles.Count > 0 ? $" as {Join(exempt.Roles, ", ")}" : "")}";

    private static string Dates(DateOnly? from, DateOnly? to) =>
        (from is null ? "" : $"from {from:yyyy-MM-dd}") + (to is null ? "" : $" to {to:yyyy-MM-dd}");

    private static string Sure(Certainty certainty) => certainty.ToString().ToLowerInvariant();

    private static string Join<T>(IEnumerable<T>? items, string with = ", ") => string.Join(with, items ?? []);
}
