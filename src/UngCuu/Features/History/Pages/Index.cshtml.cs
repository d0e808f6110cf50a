using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.History.Pages;

/// <summary>Everything recorded of the things whose history one sees, newest first.</summary>
[Requires(Permission.ReadHistory)]
public sealed class IndexModel(ListHistory history, Texts texts) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public HistoryQuery Query { get; set; } = new();

    public HistoryAsked Asked { get; private set; } = null!;

    public IReadOnlyList<HistoryRow> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public string ToExport => "/history.csv" + Request.QueryString;

    public async Task<bool> Load(CancellationToken cancel)
    {
        Asked = new(Query, history.Kinds, [.. history.Words.Select(w => new Choice(w.Name, w.Words))]);
        (Rows, var next) = await history.Events(Query.Filter, Query.Before, cancel);
        Next = next?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return true;
    }

    public string What(Event e) => history.What(e);

    public string About(string kind) => texts.Has($"HistorySubject.{kind}") ? texts[$"HistorySubject.{kind}"] : kind;

    public void OnGet()
    {
    }
}
