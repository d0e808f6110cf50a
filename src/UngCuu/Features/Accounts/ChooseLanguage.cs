using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;

namespace UngCuu.Features.Accounts;

public sealed record LanguageChosen(string Language);

internal sealed class ChooseLanguage(AppDb db, CurrentUser user)
{
    /// <summary>Letters and the next sign-in follow it; the browser keeps its own.</summary>
    public async Task Keep(string language, CancellationToken cancel)
    {
        if (user.AccountId is not { } id)
            return;
        var account = await db.Accounts.SingleAsync(a => a.Id == id, cancel);
        if (account.Language == language)
            return;
        account.Language = language;
        db.Record(new Subject(nameof(Account), id), new LanguageChosen(language));
        await db.SaveChangesAsync(cancel);
    }
}
