using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace UngCuu.Jobs.Mail;

/// <summary>The way out for letters, used by one sender at a time.</summary>
public interface IMailTransport
{
    string Name { get; }

    /// <exception cref="LetterRefused">For good; any other exception means: try again later.</exception>
    Task Send(MimeMessage letter, CancellationToken cancel);

    /// <summary>There is nothing more to send for now.</summary>
    Task Close();
}

/// <summary>Not this letter, not later either. The message is what may be shown and kept.</summary>
internal sealed class LetterRefused(string reason) : Exception(reason);

/// <summary>Letters as files, one for each; a letter sent twice is one file. For evaluation, drills and offline sites.</summary>
internal sealed class MailFolder(string folder) : IMailTransport
{
    public string Name => "folder";

    public async Task Send(MimeMessage letter, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, letter.MessageId!.Split('@')[0] + ".eml");
        var temporary = file + ".part";
        letter.Prepare(EncodingConstraint.EightBit);
        await using (var stream = new FileStream(temporary, FileMode.Create))
        {
            await letter.WriteToAsync(stream, cancel);
            stream.Flush(flushToDisk: true);
        }
        File.Move(temporary, file, overwrite: true);
    }

    public Task Close() => Task.CompletedTask;
}

/// <summary>A mail server; the conversation is kept open while there are letters.</summary>
internal sealed class SmtpServer(MailSettings settings) : IMailTransport, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private SmtpClient? open;

    public string Name => "smtp";

    public async Task Send(MimeMessage letter, CancellationToken cancel)
    {
        try
        {
            open ??= await Connect(cancel);
            await open.SendAsync(letter, cancel);
        }
        // A refused sender is a fault of the settings: that waits like any other trouble.
        catch (SmtpCommandException e) when ((int)e.StatusCode >= 500 && e.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted)
        {
            throw new LetterRefused($"{(int)e.StatusCode} {e.Message}");
        }
        catch
        {
            Dispose(); // the next letter begins another conversation
            throw;
        }
    }

    public async Task Close()
    {
        try
        {
            if (open is not null)
                await open.DisconnectAsync(quit: true);
        }
        catch (Exception e) when (e is IOException or ProtocolException)
        {
            // The letters are gone; how the conversation ends does not matter.
        }
        Dispose();
    }

    public void Dispose()
    {
        open?.Dispose();
        open = null;
    }

    private async Task<SmtpClient> Connect(CancellationToken cancel)
    {
        var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(settings.Host!, settings.Port, settings.SocketOptions, cancel);
            if (settings.User is { Length: > 0 } user)
                await client.AuthenticateAsync(user, settings.Password ?? "", cancel);
            return client;
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }
}
