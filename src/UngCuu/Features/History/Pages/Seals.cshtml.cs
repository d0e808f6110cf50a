using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.History.Pages;

/// <summary>The chain of seals, and its head to take out of the house.</summary>
[Requires(Permission.ReadHistory)]
public sealed class SealsModel(AppDb db) : PageModel, ILoads
{
    private const int Size = 50;

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public Head? Last { get; private set; }

    public IReadOnlyList<Seal> Seals { get; private set; } = [];

    public long Unsealed { get; private set; }

    public string? Next { get; private set; }

    public string FileName => $"dau-chuoi-{Last?.Seal.ToString(CultureInfo.InvariantCulture)}.json";

    public async Task<bool> Load(CancellationToken cancel)
    {
        if (await db.Seals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancel) is not { } last)
            return true;
        Last = Head.Of(last);
        var before = long.TryParse(After, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
        Seals = await db.Seals.AsNoTracking().Where(s => s.Number < before).OrderByDescending(s => s.Number).Take(Size).ToListAsync(cancel);
        Next = Seals.Count == Size && Seals[^1].Number > 1 ? Seals[^1].Number.ToString(CultureInfo.InvariantCulture) : null;
        Unsealed = await db.Events.LongCountAsync(e => e.Id > last.LastEvent, cancel);
        return true;
    }

    public void OnGet()
    {
    }

    public IActionResult OnGetHead() => Last is null ? NotFound() : new Attachment(new MemoryStream(Encoding.UTF8.GetBytes(Last.Write())), FileName);
}
