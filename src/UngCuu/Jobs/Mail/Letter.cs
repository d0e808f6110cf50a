using System.Text;
using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;
using UngCuu.Documents.Files;

namespace UngCuu.Jobs.Mail;

/// <summary>Makes the message of a queued letter: the same each time it is made.</summary>
internal static class Letter
{
    /// <exception cref="LetterRefused">The address is not one.</exception>
    public static MimeMessage Compose(OutgoingMail mail, MailSettings settings, FileStore files)
    {
        var from = MailAddress.Read(settings.From, settings.FromName)!;
        var letter = new MimeMessage
        {
            Subject = MailAddress.OneLine(mail.Subject),
            Date = new DateTimeOffset(mail.CreatedAt),
            MessageId = $"{mail.Letter:N}@{from.Domain}",
            Body = Body(mail, files),
        };
        letter.From.Add(from);
        letter.To.Add(MailAddress.Read(mail.To, mail.ToName) ?? throw new LetterRefused("The address is not a mail address."));
        if (mail.ReplyTo is { } replyTo)
            letter.ReplyTo.Add(MailAddress.Read(replyTo) ?? throw new LetterRefused("The reply address is not a mail address."));
        if (mail.InReplyTo is { } answered && MimeUtils.ParseMessageId(answered) is { } id)
        {
            letter.InReplyTo = id;
            letter.References.Add(id);
        }
        letter.Headers.Add("Auto-Submitted", "auto-generated"); // keeps absence notices from answering
        letter.Headers.Add(HeaderId.ContentLanguage, mail.Language == "en" ? "en" : "vi");
        return letter;
    }

    private static MimeEntity Body(OutgoingMail mail, FileStore files)
    {
        var text = new TextPart(TextFormat.Plain) { ContentTransferEncoding = ContentEncoding.EightBit };
        text.SetText(Encoding.UTF8, mail.Body);
        if (mail.Attachments.Count == 0)
            return text;
        var whole = new Multipart("mixed") { text };
        foreach (var attached in mail.Attachments)
            whole.Add(new MimePart(MimeTypes.GetMimeType(attached.Name))
            {
                Content = new MimeContent(files.Open(attached.File) ?? throw new FileNotFoundException("An attached file is not in the store.")),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = MailAddress.OneLine(attached.Name),
            });
        return whole;
    }
}
