using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UngCuu.Shared;

namespace UngCuu.Data;

/// <summary>Which state of something that processes keep in memory the database holds. A random stamp and not a counter: two saves at once must not end on the same value.</summary>
public sealed class Edition
{
    public required string Name { get; init; }

    public Guid Stamp { get; set; }
}

/// <summary>
/// What a process keeps in memory is as good as the database itself: every save that touches it puts a new stamp into its <see cref="Edition"/>,
/// and every request reads all stamps, in one statement, before it trusts what is kept.
/// </summary>
public sealed class Editions(AppDb db)
{
    private Dictionary<string, Guid>? ofThisRequest;

    /// <summary>The same for the whole request, even if something changes meanwhile.</summary>
    public async ValueTask<Guid> Of(string name, CancellationToken cancel) => (ofThisRequest ??= await Now(db, cancel))[name];

    internal static Task<Dictionary<string, Guid>> Now(AppDb db, CancellationToken cancel) =>
        db.Set<Edition>().AsNoTracking().ToDictionaryAsync(e => e.Name, e => e.Stamp, StringComparer.Ordinal, cancel);

    /// <summary>A part of the save under way.</summary>
    internal static async Task Renew(AppDb db, string name, CancellationToken cancel) =>
        (await db.Set<Edition>().SingleAsync(e => e.Name == name, cancel)).Stamp = Ids.New();
}

/// <summary>Each feature that keeps something adds its row with its own mapping.</summary>
internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder)
    {
        builder.ToTable("editions");
        builder.HasKey(e => e.Name);
        builder.Property(e => e.Name).HasMaxLength(40);
    }
}
