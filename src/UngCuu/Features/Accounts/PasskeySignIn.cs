using System.Buffers.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>Signing in with a passkey alone. A try is counted before it is judged, for the address of the account whose passkey it claims to be.</summary>
internal sealed class PasskeySignIn(AppDb db, UserManager<Account> accounts, SignIn signIn, PasskeyQuestions questions, Devices devices, TimeProvider time)
{
    public async Task<Account> Do(string question, string answer, CancellationToken cancel)
    {
        var (state, asked) = questions.OpenSignIn(question);
        var claimed = Claimed(answer) ?? throw Wrong();
        var now = time.GetUtcNow().UtcDateTime;
        var passkey = await db.Passkeys.SingleOrDefaultAsync(p => p.CredentialId == claimed, cancel);
        var account = passkey is null ? null : await db.Accounts.SingleAsync(a => a.Id == passkey.UserId, cancel);
        var tries = await db.CountTry(account?.NormalizedEmail ?? "passkey " + Convert.ToHexString(claimed), now, cancel);
        if (passkey is null || account is not { IsSetUp: true, DisabledAt: null, IsDemonstration: false } || !passkey.MayAnswer(asked)
            || await questions.Shown(account, state, answer) is not { } shown)
            throw await signIn.Refused(tries, account, Wrong(), cancel);
        await accounts.AddOrUpdatePasskeyAsync(account, shown);
        passkey.Use(now, asked);
        db.SignInTries.Remove(tries);
        db.Record(new Subject(nameof(Account), account.Id), new SignedIn(WithRecoveryCode: false, await devices.Recognise(account, cancel), passkey.Name));
        await db.SaveChangesAsync(cancel);
        return account;
    }

    private static RuleBroken Wrong() => new("sign-in.passkey.wrong");

    /// <summary>Which passkey the answer says it is: believed only for counting.</summary>
    internal static byte[]? Claimed(string answer)
    {
        try
        {
            using var read = JsonDocument.Parse(answer);
            return read.RootElement.GetProperty("id").GetString() is { Length: > 0 and <= 1400 } id ? Base64Url.DecodeFromChars(id) : null;
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
