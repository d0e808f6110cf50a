using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>Hashes the password in one Unicode form: "ệ" typed on a phone and on a desk may be different characters.</summary>
internal sealed class AccountPasswordHasher(IOptions<PasswordHasherOptions> options) : PasswordHasher<Account>(options)
{
    public override string HashPassword(Account user, string password) => base.HashPassword(user, InOneForm(password));

    public override PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) =>
        base.VerifyHashedPassword(user, hashedPassword, InOneForm(providedPassword));

    /// <summary>U+FFFE is no letter and cannot be composed; a password is taken as it is, so that one may stand in it.</summary>
    internal static string InOneForm(string password) => password.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormKC);
}

/// <summary>Long, and not one of those everybody tries first. No games with capitals, digits and signs: they make passwords worse.</summary>
internal sealed class PasswordRule : IPasswordValidator<Account>
{
    public const int Shortest = 12;
    public const int Longest = 256;

    private const int DifferentLetters = 5;
    private const int OwnLetters = 6;

    /// <summary>Folded, without blanks; with digits at either end taken off as well.</summary>
    private static readonly FrozenSet<string> Common = new[]
    {
        "password", "passwordpassword", "mypassword", "thisismypassword", "changeme", "changemenow", "letmein", "letmeinplease", "welcome", "welcometothe",
        "administrator", "adminadmin", "adminadminadmin", "rootroot", "iloveyou", "iloveyouforever", "trustnoone", "correcthorsebatterystaple", "qwertyuiop",
        "qwertyqwerty", "qwertyuiopasdfghjkl", "asdfghjkl", "zxcvbnm", "qazwsxedc", "qazwsxedcrfv", "footballfootball", "princessprincess", "dragondragon",
        "superman", "sunshine", "computer", "internet", "security", "cybersecurity", "passphrase", "defaultpassword", "temporarypassword", "testtesttest",
        "matkhau", "matkhaumatkhau", "matkhaucuatoi", "matkhaumacdinh", "quantri", "quantrivien", "quantrihethong", "anhyeuem", "emyeuanh", "toiyeuvietnam",
        "vietnamvodich", "hanoivietnam", "tphochiminh", "thanhphohochiminh", "conghoaxahoichunghia", "doclaptudohanhphuc", "xinchaovietnam", "khongbiet",
        "khongcomatkhau", "antoanthongtin", "ungcuusuco", "trungtamungcuu", "vncertvncert", "abcdefghijkl", "abcdefghijklmnop", "abcabcabcabc",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Runs = ["012345678901234567890123456789", "987654321098765432109876543210", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) =>
        Task.FromResult(Fault(password ?? "", user) is { } key ? IdentityResult.Failed(new IdentityError { Code = key }) : IdentityResult.Success);

    private static string? Fault(string password, Account account)
    {
        if (new StringInfo(AccountPasswordHasher.InOneForm(password)).LengthInTextElements < Shortest)
            return "account.password.short";
        var letters = SearchText.Fold(password).Replace(" ", "", StringComparison.Ordinal);
        if (letters.Distinct().Count() < DifferentLetters || Runs.Any(r => r.Contains(letters, StringComparison.Ordinal)))
            return "account.password.common";
        if (Common.Contains(letters) || Common.Contains(letters.Trim("0123456789!@#$.".ToCharArray())))
            return "account.password.common";
        return OfOwn(account).Aggregate(letters, (rest, own) => rest.Replace(own, "", StringComparison.Ordinal)).Count(char.IsLetter) < OwnLetters
            ? "account.password.own"
            : null;
    }

    private static IEnumerable<string> OfOwn(Account account) =>
        [.. SearchText.Fold(account.Email).Split('@', '.', '-', '_'), .. SearchText.Fold(account.Name).Split(' '), "ungcuu", "vncert"];
}

internal static class IdentityAnswers
{
    extension(IdentityResult result)
    {
        /// <summary>Our own validators answer with text keys; of the framework's only two can be reached from a form.</summary>
        public void OrBroken(string field)
        {
            if (result.Errors.FirstOrDefault() is not { } error)
                return;
            throw new RuleBroken(error.Code switch
            {
                nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName) => "account.email.taken",
                nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName) => "account.email.invalid",
                var key => key,
            }, PasswordRule.Shortest)
            { Field = field };
        }
    }
}
