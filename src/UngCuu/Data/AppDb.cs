using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data.Providers;

namespace UngCuu.Data;

/// <summary>
/// The one database context. It knows no feature: mappings are found in the assembly, and each feature adds its sets as extension properties.
/// Saving writes the rows, their events, the duties that follow and the deliveries in one transaction.
/// </summary>
public abstract class AppDb(DbContextOptions options, EventLog log) : DbContext(options), IDataProtectionKeyContext
{
    public DbSet<Event> Events => Set<Event>();

    public DbSet<Delivery> Deliveries => Set<Delivery>();

    public DbSet<Counter> Counters => Set<Counter>();

    public DbSet<SearchEntry> SearchEntries => Set<SearchEntry>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    internal abstract IProvider Provider { get; }

    /// <summary>Facts about what is not an <see cref="Entity"/> (an account): written with the next save.</summary>
    internal List<(Subject Subject, RecordedFact Fact)> LooseFacts { get; } = [];

    public void Record(Subject subject, object fact, string? reason = null) =>
        LooseFacts.Add((subject, new(fact, FactAt: null, Proved: false, reason)));

    /// <summary>The form was filled from this version; if the row has moved on since, saving is a conflict.</summary>
    public void Expect(Entity entity, int version) => Entry(entity).Property(e => e.Version).OriginalValue = version;

    /// <summary>What is recorded about it now must not pass somebody else's change unseen: its version rises, though no field of its own changes.</summary>
    public void Raise(Entity entity)
    {
        if (Entry(entity) is { State: EntityState.Unchanged } entry)
            entry.Property(e => e.Version).IsModified = true;
    }

    /// <summary>Only the framework's key ring saves this way; everything else is written with its events by <see cref="SaveChangesAsync(bool, CancellationToken)"/>.</summary>
    public sealed override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        ChangeTracker.Entries().All(e => e.Entity is DataProtectionKey)
            ? base.SaveChanges(acceptAllChangesOnSuccess)
            : throw new NotSupportedException("Save with SaveChangesAsync: the events, the duties and the deliveries are written there.");

    public sealed override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // References are drawn and duties worked out before the rows are written, on what stands then: the transaction begins first.
        var records = LooseFacts.Count > 0 || ChangeTracker.Entries<Entity>().Any(e => e.State != EntityState.Unchanged || e.Entity.HasFacts);
        await using var transaction = records && Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken)
            : null;
        await log.Write(this, cancellationToken);
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (transaction is not null)
            await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    /// <summary>What was saved is there for others to read now, in whoever's transaction it was saved.</summary>
    internal void Committed() => log.Committed();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(60);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(AppDb).Assembly);
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => t.ClrType.IsAssignableTo(typeof(Entity))))
        {
            var entity = modelBuilder.Entity(type.ClrType);
            entity.Property(nameof(Entity.Id)).ValueGeneratedNever();
            entity.Property(nameof(Entity.Version)).IsConcurrencyToken();
        }
    }
}
