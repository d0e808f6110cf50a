using System.ComponentModel.DataAnnotations;
using MailKit.Security;

namespace UngCuu.Jobs.Mail;

/// <summary>How letters leave: section <c>Smtp</c> of the settings. Without a host they are put into the mail folder below the data.</summary>
public sealed class MailSettings : IValidatableObject
{
    public const string Section = "Smtp";

    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The address letters come from.</summary>
    public string From { get; init; } = "khong-tra-loi@ungcuu.invalid";

    public string FromName { get; init; } = "Ứng Cứu";

    internal SecureSocketOptions SocketOptions => Security switch
    {
        MailSecurity.None => SecureSocketOptions.None,
        MailSecurity.Implicit => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (MailAddress.Read(From) is null)
            yield return new($"{Section}:From is not a mail address.", [nameof(From)]);
        else if (Host is { Length: > 0 } && From.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase))
            yield return new($"{Section}:From must be set when {Section}:Host is.", [nameof(From)]);
        if (User is { Length: > 0 } && Security == MailSecurity.None)
            yield return new($"{Section}:User would send the password unprotected: set {Section}:Security.", [nameof(Security)]);
    }
}

public enum MailSecurity
{
    /// <summary>Only for a server on this machine.</summary>
    None,

    /// <summary>Refuses to send when the server does not offer it.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Implicit,
}
