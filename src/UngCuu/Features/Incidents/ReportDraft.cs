using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

public enum DraftKind
{
    /// <summary>A signed-in person reports an incident: notification, or Form 03 at once when it may be too much for them.</summary>
    Own,

    /// <summary>An officer takes down what somebody says on the phone, or wrote in a letter.</summary>
    Phone,

    /// <summary>Anybody, through the public page.</summary>
    Public,

    /// <summary>An officer takes down what somebody else says of an incident that is on the register.</summary>
    Told,

    /// <summary>The operator's own notification of an incident that others reported.</summary>
    Notify,

    /// <summary>The notification again, with the result, for an incident that is on the register.</summary>
    Update,

    /// <summary>Form 03 for an incident that is on the register.</summary>
    Initial,

    Completion,
}

/// <summary>
/// A report being written, saved page by page. Bookkeeping until it is sent: only the sending is an event.
/// Its key opens it; with the key a page can still be saved after a sign-in has run out, so that nothing typed is lost.
/// </summary>
public sealed class ReportDraft
{
    public Guid Id { get; private set; } = Ids.New();

    public byte[] KeyHash { get; private init; } = [];

    /// <summary>Of a report begun by a program: its account and the key it made up, so that a repeated request takes up this draft.</summary>
    public Guid? Once { get; set; }

    /// <summary>The key itself, protected by the key ring, so that its author finds the way back from the list of unfinished reports.</summary>
    public string? SealedKey { get; set; }

    public required DraftKind Kind { get; init; }

    /// <summary>The form it fills, as the rule profile names it.</summary>
    public required string Form { get; init; }

    public required string Profile { get; init; }

    /// <summary>The person said at the start that it may be too much for them: what is sent is the initial report.</summary>
    public bool IsInitial { get; init; }

    public Guid? AccountId { get; init; }

    public Guid? OrganisationId { get; init; }

    /// <summary>The registered system it is about: chosen at the start, or when a report is split off.</summary>
    public Guid? SystemId { get; set; }

    /// <summary>The incident a further report is about.</summary>
    public Guid? IncidentId { get; set; }

    /// <summary>The letter it is taken from.</summary>
    public Guid? MailId { get; set; }

    /// <summary>What it is to the law once it is sent.</summary>
    public IncidentReportKind ReportKind => Kind switch
    {
        DraftKind.Initial => IncidentReportKind.Initial,
        DraftKind.Completion => IncidentReportKind.Completion,
        DraftKind.Update => IncidentReportKind.NotificationUpdate,
        _ => IsInitial ? IncidentReportKind.Initial : IncidentReportKind.Notification,
    };

    /// <summary>A further report on an incident that is on the register: its sender reads on there, and has no receipt to follow.</summary>
    public bool AboutIncident => Kind is DraftKind.Notify or DraftKind.Update or DraftKind.Initial or DraftKind.Completion;

    public string Values { get; set; } = "{}";

    /// <summary>Steps the person has been through, for the marks beside them.</summary>
    public int Reached { get; set; }

    public required DateTime StartedAt { get; init; }

    public required DateTime SavedAt { get; set; }

    public DateTime? SentAt { get; set; }

    /// <summary>Raised at each save: two windows on one draft do not overwrite each other unseen.</summary>
    public int Version { get; set; }

    public List<DraftFile> Files { get; } = [];

    public static (ReportDraft Draft, string Key) Start(Func<byte[], ReportDraft> make)
    {
        var key = RandomNumberGenerator.GetBytes(24);
        return (make(Hash(key)), WebEncoders.Base64UrlEncode(key));
    }

    internal static ReportDraft New(byte[] keyHash, DraftKind kind, string form, string profile, DateTime now, Guid? account = null,
        Guid? organisation = null, Guid? system = null, Guid? incident = null, bool initial = false) => new()
        {
            KeyHash = keyHash,
            IsInitial = initial,
            Kind = kind,
            Form = form,
            Profile = profile,
            AccountId = account,
            OrganisationId = organisation,
            SystemId = system,
            IncidentId = incident,
            StartedAt = now,
            SavedAt = now,
        };

    /// <summary>Null for anything that is no key at all.</summary>
    internal static byte[]? HashOf(string? key)
    {
        if (key is not { Length: 32 })
            return null;
        try
        {
            return Hash(WebEncoders.Base64UrlDecode(key));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static byte[] Hash(byte[] key) => SHA256.HashData(key);
}

public sealed class DraftFile
{
    public Guid Id { get; private set; } = Ids.New();

    public Guid DraftId { get; init; }

    public required Guid StoredAs { get; init; }

    public required string Name { get; init; }

    public required long Bytes { get; init; }

    public required string Sha256 { get; init; }
}

public static class DraftSets
{
    extension(AppDb db)
    {
        public DbSet<ReportDraft> ReportDrafts => db.Set<ReportDraft>();
    }
}

internal sealed class ReportDraftMapping : IEntityTypeConfiguration<ReportDraft>, IEntityTypeConfiguration<DraftFile>
{
    public void Configure(EntityTypeBuilder<ReportDraft> builder)
    {
        builder.ToTable("report_drafts");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.SealedKey).HasMaxLength(400);
        builder.Property(d => d.Form).HasMaxLength(40);
        builder.Property(d => d.Profile).HasMaxLength(20);
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.HasIndex(d => d.KeyHash).IsUnique();
        builder.HasIndex(d => d.Once).IsUnique();
        builder.HasIndex(d => d.MailId).HasFilter("mail_id is not null");
        builder.HasIndex(d => new { d.AccountId, d.SentAt });
        builder.HasIndex(d => d.SavedAt).HasFilter("sent_at is null").HasDatabaseName("ix_report_drafts_unsent");
        builder.HasMany(d => d.Files).WithOne().HasForeignKey(f => f.DraftId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DraftFile> builder)
    {
        builder.ToTable("draft_files");
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.Property(f => f.Name).HasMaxLength(255);
        builder.Property(f => f.Sha256).HasMaxLength(64);
        builder.HasIndex(f => new { f.DraftId, f.Sha256, f.Name }).IsUnique();
    }
}
