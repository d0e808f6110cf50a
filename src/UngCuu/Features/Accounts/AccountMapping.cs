using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UngCuu.Data;
using UngCuu.Features.Registry;

namespace UngCuu.Features.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<Post>,
    IEntityTypeConfiguration<SignInTries>, IEntityTypeConfiguration<AccountLink>, IEntityTypeConfiguration<ApiToken>, IEntityTypeConfiguration<KnownDevice>,
    IEntityTypeConfiguration<Passkey>, IEntityTypeConfiguration<Delegation>, IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> builder) => builder.HasData(new Edition { Name = PeopleCache.Edition, Stamp = Guid.Empty });

    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Email).HasMaxLength(254).IsRequired();
        builder.Property(a => a.NormalizedEmail).HasMaxLength(254).IsRequired();
        builder.Property(a => a.Name).HasMaxLength(Account.LongestName);
        builder.Property(a => a.Words).HasMaxLength(400);
        builder.HasIndex(a => a.Words);
        builder.Property(a => a.Language).HasMaxLength(2);
        builder.Property(a => a.PasswordHash).HasMaxLength(200);
        builder.Property(a => a.SecurityStamp).HasMaxLength(64).IsRequired();
        builder.Property(a => a.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
        builder.Property(a => a.TotpKey).HasMaxLength(500);
        builder.Property(a => a.RecoveryCodes).HasField("recoveryCodes");
        builder.HasIndex(a => a.NormalizedEmail).IsUnique();
        builder.HasMany(a => a.Posts).WithOne().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);

        // Wrong tries are counted for each typed address (SignInTries), so that unknown ones behave the same.
        builder.Ignore(a => a.AccessFailedCount).Ignore(a => a.LockoutEnabled).Ignore(a => a.LockoutEnd);
        builder.Ignore(a => a.UserName).Ignore(a => a.NormalizedUserName).Ignore(a => a.EmailConfirmed);
        builder.Ignore(a => a.PhoneNumber).Ignore(a => a.PhoneNumberConfirmed).Ignore(a => a.TwoFactorEnabled);
    }

    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.ToTable("posts");
        builder.HasIndex(p => p.AccountId);
        builder.HasOne<Organisation>().WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SignInTries> builder)
    {
        builder.ToTable("sign_in_tries");
        builder.HasKey(t => t.Address);
        builder.Property(t => t.Address).HasMaxLength(64);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.LastAt);
    }

    public void Configure(EntityTypeBuilder<AccountLink> builder)
    {
        builder.ToTable("account_links");
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Hash).HasMaxLength(64);
        builder.Property(l => l.UsedAt).IsConcurrencyToken();
        builder.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(l => l.Hash).IsUnique();
    }

    public void Configure(EntityTypeBuilder<KnownDevice> builder)
    {
        builder.ToTable("known_devices");
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Hash).HasMaxLength(64);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(d => new { d.AccountId, d.Hash }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("passkeys");
        builder.HasKey(p => p.Id);
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.CredentialId).HasMaxLength(1023); // the longest that authenticators give
        builder.Property(p => p.LastUsedAt).IsConcurrencyToken();
        builder.Ignore(p => p.Name).Ignore(p => p.MadeAt);
        builder.ComplexProperty(p => p.Data, data => data.ToJson());
        builder.HasOne<Account>().WithMany().HasForeignKey(p => p.UserId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(p => p.UserId);
        builder.HasIndex(p => p.CredentialId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("delegations");
        builder.Property(d => d.Reason).HasMaxLength(Delegation.LongestReason);
        builder.HasOne<Post>().WithMany().HasForeignKey(d => d.PostId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.GiverId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(d => d.ReceiverId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ApiToken> builder)
    {
        builder.ToTable("api_tokens");
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Name).HasMaxLength(ApiToken.LongestName);
        builder.Property(t => t.Hash).HasMaxLength(64);
        builder.Ignore(t => t.Scopes);
        builder.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Post>().WithMany().HasForeignKey(t => t.PostId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(t => t.Hash).IsUnique();
    }
}

public static class AccountSets
{
    extension(AppDb db)
    {
        public DbSet<Account> Accounts => db.Set<Account>();

        public DbSet<Post> Posts => db.Set<Post>();

        public DbSet<Delegation> Delegations => db.Set<Delegation>();

        public DbSet<ApiToken> ApiTokens => db.Set<ApiToken>();

        internal DbSet<Passkey> Passkeys => db.Set<Passkey>();

        internal DbSet<AccountLink> AccountLinks => db.Set<AccountLink>();

        internal DbSet<KnownDevice> KnownDevices => db.Set<KnownDevice>();

        internal DbSet<SignInTries> SignInTries => db.Set<SignInTries>();
    }
}
