using System.Text;
using System.Text.RegularExpressions;
using MimeKit;
using MimeKit.Cryptography;
using MimeKit.Text;
using UngCuu.Documents;
using UngCuu.Jobs.Mail;

namespace UngCuu.Features.Mailbox;

/// <summary>A letter's bytes as what a person reads. Never fails on what somebody sends: what cannot be read is said to be missing.</summary>
internal sealed partial class ReadLetter
{
    private const int MostFiles = 50;
    private const int DeepestParts = 30;
    private const string Mark = "[TBSC]";

    /// <summary>Of a letter that cannot be read.</summary>
    public static ReadLetter Nothing => new() { Incomplete = true, NoAnswer = true };

    public string From { get; private init; } = "";

    public string FromName { get; private init; } = "";

    public string Subject { get; private init; } = "";

    public string Text { get; private set; } = "";

    public string? MessageId { get; private init; }

    /// <summary>Message-IDs it goes on from, the nearest first.</summary>
    public IReadOnlyList<string> GoesOnFrom { get; private init; } = [];

    public LetterSignature.Found Signature { get; private init; } = LetterSignature.None;

    public bool IsMarked { get; private init; }

    /// <summary>No person wrote it.</summary>
    public bool IsAutomatic { get; private init; }

    public bool NoAnswer { get; private init; }

    public bool IsSpam { get; private init; }

    public bool Incomplete { get; private set; }

    public List<MimeEntity> Files { get; } = [];

    /// <summary>For looking whether it is stamped.</summary>
    public IReadOnlyList<string?> Said { get; private set; } = [];

    /// <param name="raw">The letter.</param>
    /// <param name="signature">What is known of its signature.</param>
    public static ReadLetter Of(byte[] raw, Func<MimeMessage, LetterSignature.Found> signature)
    {
        MimeMessage letter;
        try
        {
            letter = MimeMessage.Load(new ParserOptions { MaxMimeDepth = DeepestParts }, new MemoryStream(raw, writable: false));
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException)
        {
            return Nothing;
        }
        return new(letter, signature(letter));
    }

    private ReadLetter()
    {
    }

    private ReadLetter(MimeMessage letter, LetterSignature.Found signature)
    {
        var from = letter.From.Mailboxes.FirstOrDefault();
        var address = from is not null && MailAddress.Read(from.Address) is not null ? from.Address.ToLowerInvariant() : "";
        (From, FromName) = (address, Cut(PaperText.Line(from?.Name)));
        Subject = Cut(PaperText.Line(letter.Subject));
        MessageId = PaperText.Line(letter.MessageId) is { Length: > 0 and <= ReceivedMailMapping.LongestLine } id ? id : null;
        GoesOnFrom = [.. new[] { letter.InReplyTo }.Concat(letter.References.Reverse()).Select(PaperText.Line).Where(answered => answered.Length > 0).Distinct(StringComparer.Ordinal).Take(30)];
        Signature = letter.From.Mailboxes.Skip(1).Any() && signature.Check == SenderCheck.Signed ? signature with { Check = SenderCheck.SignedByUnknown } : signature;
        IsMarked = Subject.Contains(Mark, StringComparison.OrdinalIgnoreCase);
        var headers = letter.Headers;
        var local = From.Split('@')[0];
        var program = letter.Body is MultipartReport || headers["Return-Path"]?.Trim() == "<>" || Says(headers, "Auto-Submitted", "auto-replied")
            || Says(headers, "Precedence", "auto_reply") || headers.Contains("X-Autoreply") || headers.Contains("X-Autorespond") || local is "mailer-daemon" or "postmaster";
        // A member's machine may report by the mark: it is read, and not answered either.
        IsAutomatic = program && !IsMarked;
        NoAnswer = program || From.Length == 0 || (headers["Auto-Submitted"] is { } auto && !auto.Trim().Equals("no", StringComparison.OrdinalIgnoreCase))
            || Says(headers, "Precedence", "bulk", "list", "junk") || headers.Contains(HeaderId.ListId) || headers.Contains(HeaderId.ListUnsubscribe)
            || headers.Contains("X-Auto-Response-Suppress") || local is "noreply" or "no-reply" or "donotreply" or "do-not-reply" or "khong-tra-loi" or "mailer-daemon" or "postmaster";
        IsSpam = Says(headers, "X-Spam-Flag", "yes") || Says(headers, "X-Spam-Status", "yes");
        Read(signature.Inside ?? letter.Body);
    }

    private void Read(MimeEntity? body)
    {
        string? plain = null, page = null;
        foreach (var part in Parts(body))
        {
            if (part is TextPart { IsAttachment: false } text && plain is null && text.IsPlain)
                plain = Words(text);
            else if (part is TextPart { IsAttachment: false } html && page is null && html.IsHtml)
                page = Words(html);
            else if (part is ApplicationPkcs7Signature or { ContentType: { MediaType: "application", MediaSubtype: "pgp-signature" } })
                continue;
            else if (Files.Count < MostFiles)
                Files.Add(part);
            else
                Incomplete = true;
        }
        var words = PaperText.Clean(string.IsNullOrWhiteSpace(plain) ? WordsOfPage(page) : plain).Trim();
        Incomplete |= words.Length > ReceivedMailMapping.LongestText;
        Text = Cut(words, ReceivedMailMapping.LongestText);
        Said = [Subject, .. Everything(body)];
    }

    /// <summary>All that is written in it, uncut, in letters within it too: a stamp may stand anywhere.</summary>
    private IEnumerable<string?> Everything(MimeEntity? body) => Parts(body).SelectMany(part => part switch
    {
        TextPart { IsHtml: true } page => [WordsOfPage(Words(page))],
        TextPart text => [Words(text)],
        MessagePart { Message: { } inner } => Everything(inner.Body).Prepend(inner.Subject),
        _ => (IEnumerable<string?>)[],
    });

    /// <summary>The leaves, in the order they stand.</summary>
    private static IEnumerable<MimeEntity> Parts(MimeEntity? body) => body switch
    {
        null => [],
        Multipart several => several.SelectMany(Parts),
        _ => [body],
    };

    private string? Words(TextPart part)
    {
        try
        {
            return part.Text;
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException or DecoderFallbackException)
        {
            Incomplete = true;
            return null;
        }
    }

    /// <summary>The words of a page, a line for each paragraph; what would run or load is not there.</summary>
    private static string WordsOfPage(string? page)
    {
        if (page is null)
            return "";
        var words = new StringBuilder();
        var tokens = new HtmlTokenizer(new StringReader(page)) { DecodeCharacterReferences = true };
        var hidden = 0;
        while (tokens.ReadNextToken(out var token))
            if (token is HtmlTagToken tag)
            {
                if (tag.Id is HtmlTagId.Script or HtmlTagId.Style or HtmlTagId.Title or HtmlTagId.Head)
                    hidden = Math.Max(0, hidden + (tag.IsEndTag ? -1 : tag.IsEmptyElement ? 0 : 1));
                else if (tag.Id is HtmlTagId.Br or HtmlTagId.P or HtmlTagId.Div or HtmlTagId.TR or HtmlTagId.LI or HtmlTagId.H1 or HtmlTagId.H2 or HtmlTagId.H3)
                    words.Append('\n');
            }
            else if (hidden == 0 && token is HtmlDataToken { Kind: HtmlTokenKind.Data } data)
                words.Append(Blanks().Replace(data.Data, " "));
        return EmptyLines().Replace(words.ToString(), "\n\n");
    }

    /// <summary>The name and the bytes of a file it brought.</summary>
    public static async Task<(string Name, byte[] Content)> Content(MimeEntity part, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        switch (part)
        {
            case MessagePart { Message: { } inner } attached:
                await inner.WriteToAsync(content, cancel);
                return (attached.ContentDisposition?.FileName ?? attached.ContentType.Name ?? "thu-kem.eml", content.ToArray());
            case MimePart { Content: { } kept } file:
                await kept.DecodeToAsync(content, cancel);
                return (file.FileName ?? (file.ContentType.IsMimeType("text", "html") ? "thu.html" : ""), content.ToArray());
            default:
                return (part.ContentDisposition?.FileName ?? "", []);
        }
    }

    private static bool Says(HeaderList headers, string name, params string[] words) =>
        headers[name]?.Trim() is { } value && words.Any(w => value.StartsWith(w, StringComparison.OrdinalIgnoreCase));

    private static string Cut(string line) => Cut(line, ReceivedMailMapping.LongestLine);

    /// <summary>Never through a character: half of one is no text, and a database refuses it.</summary>
    internal static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];

    /// <summary>File names, for looking whether one is stamped.</summary>
    public IEnumerable<string?> Names => Files.Select(f => (f as MimePart)?.FileName ?? f.ContentDisposition?.FileName);

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\n[ \n]*\n", RegexOptions.NonBacktracking)]
    private static partial Regex EmptyLines();
}
