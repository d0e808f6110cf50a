using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>Another way in for oneself, beside password and code, which stay: with the password, whoever sits at the desk.</summary>
internal sealed class AddPasskey(AppDb db, UserManager<Account> accounts, SignIn signIn, PasskeyQuestions questions)
{
    public async Task Do(Guid accountId, string password, string name, string question, string answer, CancellationToken cancel)
    {
        var account = await signIn.Again(accountId, password, cancel);
        if (await db.Passkeys.CountAsync(p => p.UserId == accountId, cancel) >= Passkey.Most)
            throw new RuleBroken("passkey.too-many", Passkey.Most);
        var made = await questions.Made(account, question, answer) ?? throw new RuleBroken("passkey.not-made");
        made.Name = name;
        await accounts.AddOrUpdatePasskeyAsync(account, made);
        db.Record(new Subject(nameof(Account), account.Id), new PasskeyAdded(name));
        await db.SaveChangesAsync(cancel);
    }
}
