using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents;
using UngCuu.Documents.Files;
using UngCuu.Documents.Word;
using UngCuu.Security;
using UngCuu.Web;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>The receipt as a paper, for whoever has the link.</summary>
[Public]
[EnableRateLimiting(RateLimits.Public)]
public sealed class ReceiptModel(AppDb db, IncidentDocuments documents, PublicAddress address, PrintRenderer print, WordRenderer word, PdfConverter pdf) : PageModel, ILoads
{
    public OfficialDocument Document { get; private set; } = null!;

    public Incident Incident { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public HtmlString Paper => print.Render(Document);

    public bool CanMakePdf => pdf.IsAvailable;

    public async Task<bool> Load(CancellationToken cancel)
    {
        Key = (string?)RouteData.Values["key"] ?? "";
        if (ReportDraft.HashOf(Key) is not { } hash
            || await db.IncomingReports.AsNoTracking().FirstOrDefaultAsync(r => r.FollowHash == hash, cancel) is not { } told)
            return false;
        Incident = await db.Incidents.AsNoTracking().Include(i => i.Parties).SingleAsync(i => i.Id == told.IncidentId, cancel);
        var report = await db.IncidentReports.AsNoTracking().Include(r => r.Recipients).Where(r => r.DraftId == told.DraftId).OrderBy(r => r.SentAt).FirstAsync(cancel);
        Document = await documents.Receipt(Incident, told, report, address.Of($"/r/{Key}").AbsoluteUri, cancel);
        return true;
    }

    public void OnGet()
    {
    }

    public IActionResult OnGetWord() => new Attachment(word.Render(Document), $"{Incident.Reference} Biên nhận.docx");

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancel) =>
        new Attachment(await pdf.Convert(word.Render(Document), cancel), $"{Incident.Reference} Biên nhận.pdf");
}
