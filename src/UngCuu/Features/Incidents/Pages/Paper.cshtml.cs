using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents;
using UngCuu.Documents.Files;
using UngCuu.Documents.Word;
using UngCuu.Security;
using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Incidents.Pages;

/// <summary>One report as the paper it is: to read and print, as Word, as PDF.</summary>
[Requires(Permission.ReadIncidents)]
public sealed class PaperModel(AppDb db, CurrentUser user, IncidentDocuments documents, NoteReading reading, PrintRenderer print, WordRenderer word, PdfConverter pdf, Texts texts)
    : PageModel, ILoads
{
    public Incident Incident { get; private set; } = null!;

    public IncidentReport Report { get; private set; } = null!;

    public OfficialDocument Document { get; private set; } = null!;

    public HtmlString Paper => print.Render(Document);

    public bool CanMakePdf => pdf.IsAvailable;

    public async Task<bool> Load(CancellationToken cancel)
    {
        var reference = (string?)RouteData.Values["reference"];
        if (!Guid.TryParse((string?)RouteData.Values["report"], out var id)
            || await db.Incidents.VisibleTo(user).AsNoTracking().Include(i => i.Parties).FirstOrDefaultAsync(i => i.Reference == reference, cancel) is not { } incident
            || await db.IncidentReports.AsNoTracking().Include(r => r.Recipients).FirstOrDefaultAsync(r => r.IncidentId == incident.Id && r.Id == id, cancel) is not { } report)
            return false;
        (Incident, Report) = (incident, report);
        Document = await documents.Of(incident, report, user.May(Permission.RecordReportForOthers), cancel);
        await reading.Of(incident, cancel);
        return true;
    }

    public void OnGet()
    {
    }

    public IActionResult OnGetWord() => new Attachment(word.Render(Document), $"{Incident.Reference} {texts.In(Texts.Vietnamese, $"IncidentReportKind.{Report.Kind}")}.docx");

    public async Task<IActionResult> OnGetPdfAsync(CancellationToken cancel) =>
        new Attachment(await pdf.Convert(word.Render(Document), cancel), $"{Incident.Reference} {texts.In(Texts.Vietnamese, $"IncidentReportKind.{Report.Kind}")}.pdf");
}
