using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>
/// Wrong tries for one typed e-mail address, whether or not anybody has it: an unknown address locks exactly like a known one,
/// so neither the words nor the time of an answer tell who has an account. Real time, not the domain clock.
/// </summary>
internal sealed class SignInTries
{
    public const int Most = 5;
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    public const string LockedText = "sign-in.locked";

    private SignInTries()
    {
    }

    public SignInTries(string address) => Address = address;

    /// <summary>A hash: people type passwords into the wrong field.</summary>
    public string Address { get; private set; } = "";

    public int Wrong { get; private set; }

    public DateTime LastAt { get; private set; }

    public DateTime? LockedUntil { get; private set; }

    public int Version { get; private set; }

    public static string Of(string normalizedEmail) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normalizedEmail)));

    public bool IsLocked(DateTime now) => LockedUntil > now;

    /// <summary>Counted before the password is looked at: a hundred guesses sent at once are a hundred tries.</summary>
    public void Count(DateTime now)
    {
        if (now - LastAt > Lock)
            Wrong = 0;
        Wrong++;
        LastAt = now;
        LockedUntil = Wrong >= Most ? now + Lock : null;
        Version++;
    }

    /// <summary>This try was right; the wrong ones before it still count until the whole sign-in has succeeded.</summary>
    public void TakeBack()
    {
        Wrong = Math.Max(0, Wrong - 1);
        LockedUntil = null;
        Version++;
    }
}

internal static class CountTries
{
    private const int Attempts = 20;

    extension(AppDb db)
    {
        /// <summary>Counts one try and saves it; a locked address is told until when.</summary>
        public async Task<SignInTries> CountTry(string normalizedEmail, DateTime now, CancellationToken cancel, string lockedText = SignInTries.LockedText)
        {
            var address = SignInTries.Of(normalizedEmail);
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var set = db.SignInTries;
                var tries = await set.SingleOrDefaultAsync(t => t.Address == address, cancel) ?? set.Add(new SignInTries(address)).Entity;
                if (tries.IsLocked(now))
                    throw new RuleBroken(lockedText, SignInTries.Most, tries.LockedUntil!.Value);
                tries.Count(now);
                try
                {
                    await db.SaveChangesAsync(cancel);
                    return tries;
                }
                catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || e.IsUniqueViolation(db))
                {
                    db.Entry(tries).State = EntityState.Detached; // another guess was counted at the same moment: count again
                }
            }
            throw new RuleBroken("sign-in.busy");
        }
    }
}
