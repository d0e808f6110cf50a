using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MimeKit;
using UngCuu.Data;
using UngCuu.Features.Mailbox;
using UngCuu.Jobs;
using UngCuu.Jobs.Mail;
using UngCuu.Tests.Features.Incidents;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Features.Mailbox;

/// <summary>The nation with a published address; letters lie in a folder until they are taken in.</summary>
public class LetterBox(TestDatabase database) : NationOf2018(database)
{
    public const string Published = "ungcuu@example.vn";

    private int number;

    public virtual MailboxSettings Mailbox => new() { Address = Published, Trusted = [Certificates.RootFile] };

    protected override ServerSettings Configure(ServerSettings settings)
    {
        var usual = base.Configure(settings);
        return usual with
        {
            Also = services =>
            {
                usual.Also!(services);
                services.AddSingleton(Options.Create(Mailbox));
                services.AddSingleton<IInTheSameSave>(Dies);
            },
        };
    }

    public EndInASave Dies { get; } = new();

    public FetchMail Fetch => Services.GetRequiredService<FetchMail>();

    public string Folder => Path.Combine(Services.GetRequiredService<ServerSettings>().DataFolder, "mail-in");

    public static MimeMessage Letter(string from, string subject, string text, params (string Name, string Content)[] files)
    {
        var body = new BodyBuilder { TextBody = text };
        foreach (var (name, content) in files)
            body.Attachments.Add(name, Encoding.UTF8.GetBytes(content));
        var letter = new MimeMessage { Subject = subject, Body = body.ToMessageBody(), Date = new DateTimeOffset(Start) };
        letter.From.Add(MailboxAddress.Parse(from));
        letter.To.Add(MailboxAddress.Parse(Published));
        return letter;
    }

    public async Task Put(MimeMessage letter)
    {
        using var raw = new MemoryStream();
        await letter.WriteToAsync(raw);
        await Put(raw.ToArray());
    }

    public async Task Put(byte[] raw)
    {
        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(Path.Combine(Folder, Interlocked.Increment(ref number).ToString("00000", CultureInfo.InvariantCulture) + ".eml"), raw);
    }

    /// <summary>Taken in, and everything that follows done.</summary>
    /// <returns>The letter as it stands on the register.</returns>
    public async Task<ReceivedMail> Comes(MimeMessage letter)
    {
        await Put(letter);
        await Fetch.Run(TestContext.Current.CancellationToken);
        await Services.GetRequiredService<Outbox>().Drain(TestContext.Current.CancellationToken);
        return await Mail(letter.MessageId!);
    }

    public Task<ReceivedMail> Mail(string messageId) => In((db, _) => db.ReceivedMails.AsNoTracking().Include(m => m.Files).SingleAsync(m => m.MessageId == messageId));

    public Task<List<OutgoingMail>> LettersTo(string address) => In((db, _) => db.OutgoingMails.AsNoTracking().Where(m => m.To == address).OrderBy(m => m.Id).ToListAsync());
}

/// <summary>The process ends while a letter is saved.</summary>
public sealed class EndInASave : IInTheSameSave
{
    public bool AtTheNextSave { get; set; }

    public Task Follow(AppDb db, IReadOnlyList<Event> happened, CancellationToken cancel)
    {
        if (!AtTheNextSave || !happened.Any(e => e.Name == nameof(MailReceived)))
            return Task.CompletedTask;
        AtTheNextSave = false;
        throw new OperationCanceledException("The process ended.");
    }
}
