using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>Adds what was found and what was kept: notes with the time they are about, files with their hash.</summary>
public sealed class WorkOnIncident(AppDb db, RuleBook rules, FileStore files, Author author, Clock clock)
{
    public sealed class NoteForm
    {
        [Required, StringLength(IncidentMapping.LongestText), DataType(DataType.MultilineText), Display(Name = "incident.note.text")]
        public string Text { get; set; } = "";

        /// <summary>When it happened; empty means now.</summary>
        [Display(Name = "incident.note.at")]
        public DateTime? At { get; set; }

        /// <summary>Made with the form, or by the program that sends it: the same words under the same key are one note.</summary>
        [StringLength(100)]
        public string? Key { get; set; }
    }

    public async Task AddNote(Incident incident, NoteForm form, CancellationToken cancel)
    {
        incident.RefuseWhenOver();
        var now = clock.Now;
        var at = form.At ?? now;
        FactTime.RefuseImpossible(at, now, "Note.At");
        if (SecrecyStamp.Check([form.Text], []) == Secrecy.Refused)
            throw new RuleBroken("draft.secret", rules[incident.Profile].StateSecrets?.Channel.ToString() ?? "") { Field = "Note.Text" };
        var once = form.Key is { Length: > 0 } key ? Once.Of(key, form.Text, form.At?.ToString("O", CultureInfo.InvariantCulture)) : (Guid?)null;
        if (once is not null && await db.IncidentNotes.AnyAsync(n => n.IncidentId == incident.Id && n.Once == once, cancel))
            return;
        db.IncidentNotes.Add(IncidentNote.On(incident, form.Text, at, once));
        await SaveOnce(cancel);
    }

    public async Task AddFile(Incident incident, Stream content, string name, CancellationToken cancel)
    {
        incident.RefuseWhenOver();
        if (SecrecyStamp.Check([], [name]) == Secrecy.Refused)
            throw new RuleBroken("draft.secret", rules[incident.Profile].StateSecrets?.Channel.ToString() ?? "") { Field = "File" };
        var incidentId = incident.Id;
        var stored = await files.Save(content, name, cancel);
        var once = IncidentFile.OnceOf(stored.Name, stored.Sha256);
        if (await db.IncidentFiles.AnyAsync(f => f.IncidentId == incidentId && f.Once == once, cancel))
            return; // the copy is swept: nobody owns it
        db.IncidentFiles.Add(IncidentFile.On(incidentId, stored.Id, stored.Name, stored.Bytes, stored.Sha256, author.Name, clock.Now));
        await SaveOnce(cancel);
    }

    /// <summary>The same posting at the same moment has kept it already.</summary>
    private async Task SaveOnce(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation(db))
        {
            db.ChangeTracker.Clear();
        }
    }
}
