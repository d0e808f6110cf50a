using UngCuu.Rules;

namespace UngCuu.Features.Incidents;

/// <summary>One page of a draft: some blocks of the legal form, under a short title of ours.</summary>
/// <param name="Title">Text key.</param>
public sealed record DraftStep(string Title, IReadOnlyList<FormBlock> Blocks)
{
    public IEnumerable<FormField> Fields => Blocks.SelectMany(b => b.Fields);

    /// <summary>The last page: everything once more, who will get it, and the button that sends it.</summary>
    public bool IsReview => Blocks.Count == 0;
}

/// <summary>How a legal form is cut into pages. Blocks named here and missing in a form are simply not there; a block named nowhere stands on the page before the review.</summary>
public static class DraftSteps
{
    private static readonly IReadOnlyList<(string Title, string[] Blocks)> Pages =
    [
        ("draft.step.reporter", ["reporter", "contact"]),
        ("draft.step.system", ["initial", "system", "parties"]),
        ("draft.step.incident", ["incident", "status", "detection", "told", "result"]),
        ("draft.step.more", ["more"]),
        ("draft.step.proposals", ["proposals", "annex"]),
    ];

    public static IReadOnlyList<DraftStep> Of(LegalForm form)
    {
        // The moment of the report is the moment of sending: nobody types it.
        var blocks = form.AllBlocks.Where(b => b.Key != "reported").ToList();
        var steps = Pages
            .Select(p => (p.Title, Blocks: blocks.Where(b => p.Blocks.Contains(b.Key)).ToList()))
            .Where(p => p.Blocks.Count > 0)
            .ToList();
        var unnamed = blocks.Where(b => !Pages.Any(p => p.Blocks.Contains(b.Key))).ToList();
        if (unnamed.Count > 0)
            steps[^1].Blocks.AddRange(unnamed);
        return [.. steps.Select(s => new DraftStep(s.Title, s.Blocks)), new DraftStep("draft.step.review", [])];
    }
}
