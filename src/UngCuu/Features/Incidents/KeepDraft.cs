using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Features.Mailbox;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>A draft on one of its pages.</summary>
public sealed record OpenedDraft(ReportDraft Draft, string Key, int Step, IReadOnlyList<DraftStep> Steps, LegalForm Form, Profile Profile, FormValues Values)
{
    /// <summary>Reference of the incident a further report is about.</summary>
    public string? About { get; init; }

    /// <summary>Reference of the letter it is taken from.</summary>
    public string? Mail { get; init; }

    public DraftStep Current => Steps[Step - 1];

    public bool IsPublic => Draft.Kind == DraftKind.Public;
}

/// <summary>Finds a draft by its key and keeps what is typed into it.</summary>
public sealed class KeepDraft(AppDb db, FileStore files, RuleBook rules, Clock clock)
{
    /// <summary>One page of a draft; none for a key that opens nothing and a page the form does not have.</summary>
    public async Task<OpenedDraft?> Open(string key, int step, CancellationToken cancel)
    {
        if (await Find(key, cancel) is not { } draft)
            return null;
        var profile = rules[draft.Profile];
        var form = rules.Form(profile, draft.Form);
        var steps = DraftSteps.Of(form);
        if (step < 1 || step > steps.Count)
            return null;
        var about = draft is { SentAt: null, IncidentId: not null } ? await db.Incidents.Where(i => i.Id == draft.IncidentId).Select(i => i.Reference).SingleAsync(cancel) : null;
        var mail = draft is { SentAt: null, MailId: not null } ? await db.ReceivedMails.Where(m => m.Id == draft.MailId).Select(m => m.Reference).SingleAsync(cancel) : null;
        return new(draft, key, step, steps, form, profile, FormValues.Read(draft.Values)) { About = about, Mail = mail };
    }

    public async Task<ReportDraft?> Find(string key, CancellationToken cancel) =>
        ReportDraft.HashOf(key) is { } hash ? await db.ReportDrafts.Include(d => d.Files).FirstOrDefaultAsync(d => d.KeyHash == hash, cancel) : null;

    /// <returns>False when another window has saved this page since: nothing is overwritten.</returns>
    public async Task<bool> Save(ReportDraft draft, DraftStep step, Func<string, string[]> posted, int? version, int reached, IReadOnlyList<IFormFile> uploads, CancellationToken cancel)
    {
        var before = FormValues.Read(draft.Values);
        var values = before.Copy();
        values.Take(step.Fields, posted);
        var changed = values.Write() != before.Write();
        if (version is { } seen && seen != draft.Version && changed && WouldOverwrite(step, before, values, draft))
            return false;
        draft.Values = values.Write();
        draft.Reached = Math.Max(draft.Reached, reached);
        if (changed)
        {
            // Before the files: one that is refused must not take the words with it.
            draft.SavedAt = clock.Now;
            draft.Version++;
        }
        if (uploads.Count > 0)
            draft.SavedAt = clock.Now;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            await db.Entry(draft).ReloadAsync(cancel); // the other window was faster by a moment
            return false;
        }
        foreach (var upload in uploads)
            await Keep(draft, upload, cancel);
        return true;
    }

    private async Task Keep(ReportDraft draft, IFormFile upload, CancellationToken cancel)
    {
        await using var content = upload.OpenReadStream();
        var stored = await files.Save(content, upload.FileName, cancel);
        if (draft.Files.Exists(f => f.Name == stored.Name && f.Sha256 == stored.Sha256))
            return; // the copy is swept: nobody owns it
        var file = new DraftFile { DraftId = draft.Id, StoredAs = stored.Id, Name = stored.Name, Bytes = stored.Bytes, Sha256 = stored.Sha256 };
        db.Add(file);
        try
        {
            await db.SaveChangesAsync(cancel);
            if (!draft.Files.Contains(file))
                draft.Files.Add(file);
        }
        catch (DbUpdateException e) when (e.IsUniqueViolation(db))
        {
            draft.Files.Remove(file);
            db.Entry(file).State = EntityState.Detached;
        }
    }

    public async Task RemoveFile(ReportDraft draft, Guid file, CancellationToken cancel)
    {
        draft.Files.RemoveAll(f => f.Id == file);
        draft.Version++;
        await db.SaveChangesAsync(cancel);
    }

    // Saving another page of the same draft is no conflict: only what this page asks for can be lost.
    private static bool WouldOverwrite(DraftStep step, FormValues stored, FormValues typed, ReportDraft draft) =>
        step.Fields.Any(f => stored.Has(f.Key) && string.Join('\n', stored.All(f.Key)) != string.Join('\n', typed.All(f.Key)))
        && draft.SentAt is null;
}
