namespace UngCuu.Features.Mailbox;

/// <summary>How far a mailbox has been read. Saved with each letter, so that after a sudden end reading goes on where it was; what is read twice is one letter by its bytes.</summary>
public sealed class MailboxPlace
{
    public required string Mailbox { get; init; }

    /// <summary>The server numbers its letters anew when this changes.</summary>
    public long Numbering { get; private set; }

    public long Last { get; private set; }

    /// <summary>UTC; the mailbox was read to its end.</summary>
    public DateTime? ReadAt { get; private set; }

    internal void Passed(WaitingMail letter)
    {
        if (letter.Number is not { } number)
            return;
        if (letter.Numbering != Numbering)
            (Numbering, Last) = (letter.Numbering, 0);
        Last = Math.Max(Last, number);
    }

    internal void ReadToItsEnd(DateTime at) => ReadAt = at;
}
