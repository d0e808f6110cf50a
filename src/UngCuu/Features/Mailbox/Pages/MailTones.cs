using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Mailbox.Pages;

public static class MailTones
{
    public static Tone Of(MailStatus status) => status switch
    {
        MailStatus.Waiting => Tone.Soon,
        MailStatus.SetAside => Tone.Quiet,
        _ => Tone.Good,
    };

    public static Tone Of(SenderCheck sender) => sender switch
    {
        SenderCheck.Signed => Tone.Good,
        SenderCheck.Broken => Tone.Late,
        _ => Tone.Quiet,
    };
}
