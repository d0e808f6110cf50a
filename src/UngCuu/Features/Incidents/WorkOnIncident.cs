using System.ComponentModel.DataAnnotations;
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
    }

    public async Task AddNote(Incident incident, NoteForm form, CancellationToken cancel)
    {
        var now = clock.Now;
        var at = form.At ?? now;
        Incident.RefuseFuture(at, now, "Note.At");
        if (SecrecyStamp.Check([form.Text], []) == Secrecy.Refused)
            throw new RuleBroken("draft.secret", rules[incident.Profile].StateSecrets?.Channel.ToString() ?? "") { Field = "Note.Text" };
        db.IncidentNotes.Add(IncidentNote.On(incident, form.Text, at));
        await db.SaveChangesAsync(cancel);
    }

    public async Task AddFile(Incident incident, Stream content, string name, CancellationToken cancel)
    {
        if (SecrecyStamp.Check([], [name]) == Secrecy.Refused)
            throw new RuleBroken("draft.secret", rules[incident.Profile].StateSecrets?.Channel.ToString() ?? "") { Field = "File" };
        var stored = await files.Save(content, name, cancel);
        db.IncidentFiles.Add(IncidentFile.On(incident.Id, stored.Id, stored.Name, stored.Bytes, stored.Sha256, author.Name, clock.Now));
        await db.SaveChangesAsync(cancel);
    }
}
