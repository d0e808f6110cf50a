using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.History.Pages;

/// <summary>Who has read what is not for everybody.</summary>
[Requires(Permission.ReadHistory)]
public sealed class ReadsModel(ListHistory history) : PageModel, ILoads
{
    [BindProperty(SupportsGet = true)]
    public HistoryQuery Query { get; set; } = new();

    public HistoryAsked Asked { get; private set; } = null!;

    public IReadOnlyList<HistoryRead> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<bool> Load(CancellationToken cancel)
    {
        Asked = new(Query, history.Kinds, []);
        (Rows, var next) = await history.Reads(Query.Filter, Query.Before, cancel);
        Next = next?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return true;
    }

    public void OnGet()
    {
    }
}
