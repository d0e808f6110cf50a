using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <param name="Device">The browser in words; absent in what was recorded before browsers were named.</param>
/// <param name="Passkey">The name of the passkey that took the place of password and code.</param>
public sealed record SignedIn(bool WithRecoveryCode, string? Device = null, string? Passkey = null);

public sealed record SignInLocked(DateTime Until);

/// <summary>Signing in, in two steps: e-mail and password, then the code of the moment. On real time.</summary>
internal sealed class SignIn(AppDb db, UserManager<Account> accounts, IPasswordHasher<Account> hasher, TotpKeys keys, Devices devices, TimeProvider time, DecoyPassword decoy)
{
    /// <summary>The same work and the same answer for an unknown address, a wrong password, and an account that may not sign in.</summary>
    public async Task<Account> WithPassword(string email, string password, CancellationToken cancel)
    {
        var account = await accounts.FindByEmailAsync(email);
        var tries = await db.CountTry(accounts.NormalizeEmail(email), time.GetUtcNow().UtcDateTime, cancel);
        var verified = hasher.VerifyHashedPassword(account ?? decoy.Nobody, account?.PasswordHash ?? await decoy.Hash(), password);
        if (account is not { PasswordHash: not null, DisabledAt: null, IsDemonstration: false } || verified == PasswordVerificationResult.Failed)
            throw await Refused(tries, account, new RuleBroken("sign-in.wrong") { Field = "Form.Password" }, cancel);
        if (!account.IsSetUp)
            throw new RuleBroken("sign-in.not-set-up");
        if (verified == PasswordVerificationResult.SuccessRehashNeeded)
            account.PasswordHash = hasher.HashPassword(account, password);
        tries.TakeBack();
        await db.SaveChangesAsync(cancel);
        return account;
    }

    /// <param name="half">Who gave the right password, and the security stamp of that moment.</param>
    /// <param name="typed">The six digits, or one of the recovery codes.</param>
    /// <param name="cancel">The request's.</param>
    public async Task<Account> WithCode(Session half, string typed, CancellationToken cancel)
    {
        var account = await db.Accounts.SingleOrDefaultAsync(
            a => a.Id == half.AccountId && a.SecurityStamp == half.Stamp && a.DisabledAt == null, cancel)
            ?? throw new RuleBroken("sign-in.again");
        var tries = await db.CountTry(account.NormalizedEmail!, time.GetUtcNow().UtcDateTime, cancel);
        if (!Accepts(account, typed, out var recovered))
            throw await Refused(tries, account, new RuleBroken("sign-in.wrong-code") { Field = "Form.Code" }, cancel);
        db.SignInTries.Remove(tries);
        db.Record(new Subject(nameof(Account), account.Id), new SignedIn(recovered, await devices.Recognise(account, cancel)));
        await accounts.UpdateAsync(account);
        await db.SaveChangesAsync(cancel);
        return account;
    }

    /// <summary>Before something that a session left open on a desk must not be enough for. What the caller changes is saved by the caller.</summary>
    public async Task<Account> Again(Guid accountId, string password, CancellationToken cancel)
    {
        var account = await db.Accounts.SingleAsync(a => a.Id == accountId, cancel);
        if (account.PasswordHash is not { } hash)
            throw new RuleBroken("account.demonstration.fixed");
        var tries = await db.CountTry(account.NormalizedEmail!, time.GetUtcNow().UtcDateTime, cancel);
        if (hasher.VerifyHashedPassword(account, hash, password) == PasswordVerificationResult.Failed)
            throw await Refused(tries, account, new RuleBroken("account.password.wrong") { Field = "Form.Password" }, cancel);
        tries.TakeBack();
        await db.SaveChangesAsync(cancel); // also where what is asked for is then refused for another reason
        return account;
    }

    private bool Accepts(Account account, string typed, out bool recovered)
    {
        recovered = false;
        var code = Totp.Clean(typed);
        if (account.TotpKey is { } key && Totp.StepOf(keys.Open(key), code, time.GetUtcNow(), account.TotpStep) is { } step)
        {
            account.TotpUsed(step);
            return true;
        }
        recovered = account.TakeRecoveryCode(Secret.Hash(code));
        return recovered;
    }

    /// <summary>What to answer to a wrong try: after the last one, until when the address is locked.</summary>
    public async Task<RuleBroken> Refused(SignInTries tries, Account? account, RuleBroken wrong, CancellationToken cancel)
    {
        if (tries.LockedUntil is not { } until)
            return wrong;
        if (account is not null)
            db.Record(new Subject(nameof(Account), account.Id), new SignInLocked(until));
        await db.SaveChangesAsync(cancel);
        return new RuleBroken(SignInTries.LockedText, SignInTries.Most, until);
    }
}

/// <summary>What the password of an unknown address is compared with, so that it takes as long as that of a known one.</summary>
internal sealed class DecoyPassword
{
    private readonly Task<string> hash;

    // Begun at once and beside everything else: it takes a quarter of a second, which nobody should wait for who only wants to see the page.
    public DecoyPassword(Microsoft.Extensions.Options.IOptions<PasswordHasherOptions> options) =>
        hash = Task.Run(() => new PasswordHasher<Account>(options).HashPassword(Nobody, Secret.New()));

    public Account Nobody { get; } = new("nobody@invalid", "", "vi", DateTime.UnixEpoch);

#pragma warning disable VSTHRD003 // begun here, on no thread that whoever waits could hold up
    public Task<string> Hash() => hash;
#pragma warning restore VSTHRD003
}
