using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <param name="Options">For the browser, as JSON.</param>
/// <param name="Sealed">What the server must know again when the answer comes; the page carries it.</param>
internal sealed record PasskeyQuestion(string Options, string Sealed);

/// <summary>
/// Asks a browser for a passkey, new or known. What was asked travels sealed with the page and with no node: the key ring is in the database.
/// On real time.
/// </summary>
internal sealed class PasskeyQuestions(IPasskeyHandler<Account> handler, IDataProtectionProvider protection, IHttpContextAccessor http, TimeProvider time)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    public const int LongestSealed = 2000;

    /// <summary>With the attestation that some security keys give unasked.</summary>
    public const int LongestAnswer = 20_000;

    private const string Purpose = "UngCuu.Accounts.Passkeys";
    private const string SignInPurpose = "sign-in";

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A passkey is asked for in a request.");

    public async Task<PasskeyQuestion> ForNew(Account account)
    {
        var asked = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.Email!, DisplayName = account.Name }, Http);
        return new(asked.CreationOptionsJson, Seal(Of(account), asked.AttestationState!));
    }

    public async Task<PasskeyQuestion> ForSignIn()
    {
        var asked = await handler.MakeRequestOptionsAsync(user: null, Http);
        return new(asked.RequestOptionsJson, Seal([Purpose, SignInPurpose], asked.AssertionState!));
    }

    /// <returns>The new passkey; none if the answer proves nothing.</returns>
    public async Task<UserPasskeyInfo?> Made(Account account, string question, string answer)
    {
        var (state, _) = Open(Of(account), question);
        var made = await handler.PerformAttestationAsync(new() { HttpContext = Http, CredentialJson = answer, AttestationState = state });
        return made.Succeeded && made.UserEntity.Id == account.Id.ToString() ? made.Passkey : null;
    }

    /// <summary>Whether a form that comes again may keep what it carries.</summary>
    public bool IsStillAsked(Account account, string question)
    {
        try
        {
            return question.Length > 0 && Open(Of(account), question).State.Length > 0;
        }
        catch (RuleBroken)
        {
            return false;
        }
    }

    /// <summary>Refuses a question that is none of ours or too old.</summary>
    public (string State, DateTime Asked) OpenSignIn(string question) => Open([Purpose, SignInPurpose], question);

    /// <returns>The passkey with its counter moved on; none if the answer proves nothing.</returns>
    public async Task<UserPasskeyInfo?> Shown(Account account, string state, string answer)
    {
        var shown = await handler.PerformAssertionAsync(new() { HttpContext = Http, CredentialJson = answer, AssertionState = state });
        return shown.Succeeded && shown.User.Id == account.Id ? shown.Passkey : null;
    }

    // A changed password or second factor ends what was asked before it.
    private static string[] Of(Account account) => [Purpose, "new", account.Id.ToString(), account.SecurityStamp!];

    private string Seal(string[] purposes, string state) =>
        protection.CreateProtector(purposes).Protect($"{time.GetUtcNow().UtcTicks.ToString(CultureInfo.InvariantCulture)} {state}");

    private (string State, DateTime Asked) Open(string[] purposes, string question)
    {
        try
        {
            var parts = protection.CreateProtector(purposes).Unprotect(question).Split(' ', 2);
            var asked = new DateTime(long.Parse(parts[0], CultureInfo.InvariantCulture), DateTimeKind.Utc);
            if (time.GetUtcNow().UtcDateTime - asked <= Lasts)
                return (parts[1], asked);
        }
        catch (CryptographicException)
        {
            // sealed for something else, or not by us
        }
        throw new RuleBroken("passkey.over");
    }
}
