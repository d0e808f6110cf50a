using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;

namespace UngCuu.Features.Mailbox;

/// <summary>What a person decides on a letter without making a report of it.</summary>
public sealed class SortMail(AppDb db, CurrentUser user)
{
    /// <summary>As it is written down that somebody read a letter.</summary>
    public const string ReadOne = "mail.read";

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed class SetAsideForm
    {
        [Required, StringLength(2000), DataType(DataType.MultilineText), Display(Name = "mail.reason")]
        public string Reason { get; set; } = "";

        /// <summary>The version the page showed.</summary>
        public int? Version { get; set; }
    }

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    public sealed class RestoreForm
    {
        /// <summary>The version the page showed.</summary>
        public int? Version { get; set; }
    }

    public Task<ReceivedMail?> Find(string? reference, CancellationToken cancel) =>
        db.ReceivedMails.VisibleTo(user).Include(m => m.Files).FirstOrDefaultAsync(m => m.Reference == reference, cancel);

    public async Task SetAside(ReceivedMail mail, SetAsideForm form, CancellationToken cancel)
    {
        if (form.Version is { } seen)
            db.Expect(mail, seen);
        mail.SetAside(SetAsideWhy.Person, form.Reason);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>It waits again: it was set aside, or put with an incident, by mistake.</summary>
    public async Task Restore(ReceivedMail mail, RestoreForm form, CancellationToken cancel)
    {
        if (form.Version is { } seen)
            db.Expect(mail, seen);
        mail.Restore();
        await db.SaveChangesAsync(cancel);
    }
}
