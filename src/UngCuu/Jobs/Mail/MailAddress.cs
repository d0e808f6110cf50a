using System.Text.RegularExpressions;
using MimeKit;

namespace UngCuu.Jobs.Mail;

/// <summary>One plain mail address: no name, no comment, no list, nothing that could become a second header or a second recipient.</summary>
internal static partial class MailAddress
{
    private const int Longest = 254;

    public static MailboxAddress? Read(string? text, string? name = null)
    {
        if (text is null || text.Length > Longest || !Plain().IsMatch(text))
            return null;
        return MailboxAddress.TryParse(text, out var parsed) && parsed.Address == text
            ? new MailboxAddress(OneLine(name), text)
            : null;
    }

    /// <summary>A header's text: control and formatting characters, line breaks above all, become blanks.</summary>
    public static string OneLine(string? text) => text is null ? "" : Unprintable().Replace(text, " ").Trim();

    [GeneratedRegex(@"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}.-]*[\p{L}\p{N}])?$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+", RegexOptions.NonBacktracking)]
    private static partial Regex Unprintable();
}
