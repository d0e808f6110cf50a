using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Security;
using UngCuu.Jobs.Mail;

namespace UngCuu.Features.Mailbox;

/// <summary>Where letters come in: section <c>Mailbox</c> of the settings. Without a host they are taken from the folder <c>mail-in</c> below the data.</summary>
public sealed class MailboxSettings : IValidatableObject
{
    public const string Section = "Mailbox";

    /// <summary>Of the IMAP server.</summary>
    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 993;

    public MailSecurity Security { get; init; } = MailSecurity.Implicit;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The mailbox itself is only read: nothing in it is moved, marked or deleted.</summary>
    public string Folder { get; init; } = "INBOX";

    /// <summary>The address people write to. Letters about what they wrote ask for answers there.</summary>
    public string? Address { get; init; }

    /// <summary>Files (PEM) with the certificates of those who issue signatures we trust.</summary>
    public IReadOnlyList<string> Trusted { get; init; } = [];

    /// <summary>How often it is looked into.</summary>
    [Range(5, 3600)]
    public int Seconds { get; init; } = 60;

    /// <summary>How far back to read when a mailbox is read for the first time.</summary>
    [Range(0, 3650)]
    public int FirstDays { get; init; } = 7;

    /// <summary>Of one sender; what exceeds it is kept and set aside.</summary>
    [Range(1, 10_000)]
    public int LettersAnHour { get; init; } = 30;

    /// <summary>To one sender.</summary>
    [Range(0, 1_000)]
    public int AnswersAnHour { get; init; } = 5;

    /// <summary>To all: who writes in many names makes us write to none of them for long.</summary>
    [Range(0, 100_000)]
    public int AllAnswersAnHour { get; init; } = 200;

    internal SecureSocketOptions SocketOptions => Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.SslOnConnect,
    };

    internal X509Certificate2Collection TrustedCertificates()
    {
        var trusted = new X509Certificate2Collection();
        foreach (var file in Trusted)
            trusted.ImportFromPemFile(file);
        return trusted;
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Host is { Length: > 0 } && User is not { Length: > 0 })
            yield return new($"{Section}:User must be set when {Section}:Host is.", [nameof(User)]);
        if (Host is { Length: > 0 } && Security == MailSecurity.None && !(System.Net.IPAddress.TryParse(Host, out var ip) ? System.Net.IPAddress.IsLoopback(ip) : Host == "localhost"))
            yield return new($"{Section}:Security may be None only for a server on this machine: the password would travel unprotected.", [nameof(Security)]);
        if (Address is { Length: > 0 } && MailAddress.Read(Address) is null)
            yield return new($"{Section}:Address is not a mail address.", [nameof(Address)]);
        foreach (var file in Trusted)
            if (Unreadable(file) is { } why)
                yield return new($"{Section}:Trusted: {file}: {why}", [nameof(Trusted)]);
    }

    private static string? Unreadable(string file)
    {
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(file);
            return found.Count == 0 ? "no certificate in it" : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return "cannot be read";
        }
    }
}
