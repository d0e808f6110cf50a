using System.Text;
using UngCuu.Rules;
using UngCuu.Tests.Rules;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.ApprovedTexts;

/// <summary>The processes of every profile as diagrams, with who leads each step and its check-list.</summary>
public class ProcessesTests
{
    [Fact]
    public void Every_process_is_as_approved()
    {
        var text = new StringBuilder("# Response processes\n\nRendered from the rule profiles: where a response may stand beside the state of its incident, and where it may go from there. A dashed arrow is gone by a verb of the incident that leads to another state.\n");
        foreach (var profile in TestBook.Shipped.Profiles)
            foreach (var (name, process) in profile.Processes)
                Describe(text, profile, name, process);
        Approved.Matches("processes.md", text.ToString());
    }

    private static void Describe(StringBuilder text, Profile profile, string name, Process process)
    {
        text.AppendLine($"\n## {profile.Id}: {name} · {process.Title.Vi}\n\n{process.Title.En}; {Cited(process.Basis)}; {process.Certainty}.{(process.Begins is { } begins ? $" An incident comes in at {begins}." : "")}\n\n```mermaid\nflowchart TD");
        foreach (var step in process.Way)
            text.AppendLine($"    {step.Code}[\"{step.Number} {step.Title.Vi} ({string.Join(", ", step.States)})\"]");
        foreach (var step in process.Way)
            foreach (var (move, to) in step.Moves.Select(m => (m, process.Find(m.To)!)))
                text.AppendLine($"    {step.Code} {(step.States.Intersect(to.States, StringComparer.Ordinal).Any() ? "-->" : "-.->")}{(move.Words is { } words ? $"|{words.Vi}|" : "")} {to.Code}");
        text.AppendLine("```\n\n| Step | Vietnamese | English | Lead | With | Ground | Certainty | Check-list |\n|---|---|---|---|---|---|---|---|");
        foreach (var step in process.Steps)
            text.AppendLine($"| {step.Number}{(step.Alongside ? " (alongside)" : "")}{(step.Containment ? " (containment)" : "")} | {step.Title.Vi}: {step.Content.Vi} | {step.Title.En}: {step.Content.En} | {step.Lead.Vi} · {step.Lead.En} | {(step.With is { } with ? $"{with.Vi} · {with.En}" : "")} | {Cited(step.Basis)} | {step.Certainty} | {string.Join("<br>", step.Tasks.Select(t => $"{t.Words.Vi} · {t.Words.En} ({string.Join(", ", t.By)})"))} |");
        foreach (var share in process.Split)
            text.AppendLine($"{(share == process.Split[0] ? "\n" : "")}- {share.Work.Vi}: {share.Who.Vi} · {share.Work.En}: {share.Who.En}");
    }

    private static string Cited(IEnumerable<Basis> basis) => string.Join("; ", basis.Select(b => $"{b.Text} {b.Article}"));
}
