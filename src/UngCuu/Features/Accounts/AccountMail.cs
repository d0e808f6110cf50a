using UngCuu.Shared;
using UngCuu.Web;

namespace UngCuu.Features.Accounts;

/// <summary>Letters about an account, in the language of its person.</summary>
internal sealed class AccountMail(IMailOut mail, Texts texts, PublicAddress address)
{
    public Task Invitation(Account to, string secret, CancellationToken cancel) =>
        Send(to, "invitation", cancel, to.Name, address.Of($"/account/set-up/{secret}"), AccountLink.InvitationLasts.Days);

    public Task Reset(Account to, string secret, CancellationToken cancel) =>
        Send(to, "reset", cancel, to.Name, address.Of($"/account/reset/{secret}"), (int)AccountLink.ResetLasts.TotalMinutes);

    private Task Send(Account to, string letter, CancellationToken cancel, params object[] args)
    {
        var culture = to.Language == "en" ? Texts.English : Texts.Vietnamese;
        return mail.Send(to.Email!, texts.In(culture, $"account.mail.{letter}.subject"), texts.In(culture, $"account.mail.{letter}.text", args), cancel);
    }
}

/// <summary>The way out for letters.</summary>
internal interface IMailOut
{
    Task Send(string to, string subject, string text, CancellationToken cancel);
}

/// <summary>Letters as files below the data folder, one for each.</summary>
internal sealed class MailFolder(ServerSettings settings) : IMailOut
{
    public async Task Send(string to, string subject, string text, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory(Path.Combine(settings.DataFolder, "mail")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, Ids.New() + ".txt"), $"To: {to}\nSubject: {subject}\n\n{text}\n", cancel);
    }
}
