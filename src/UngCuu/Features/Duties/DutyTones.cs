using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Duties;

/// <summary>How a status looks; one place, so that a colour means the same on every page.</summary>
public static class DutyTones
{
    extension(DutyStatus status)
    {
        public Tone Tone => status switch
        {
            DutyStatus.Done => Tone.Good,
            DutyStatus.DueSoon => Tone.Soon,
            DutyStatus.Overdue or DutyStatus.DoneLate => Tone.Late,
            _ => Tone.Quiet,
        };

        public string Icon => status switch
        {
            DutyStatus.Done or DutyStatus.DoneLate => "circle-check",
            DutyStatus.Overdue => "clock-exclamation",
            DutyStatus.Waiting or DutyStatus.NotStarted => "clock-pause",
            DutyStatus.NotApplicable or DutyStatus.Waived => "ban",
            _ => "clock",
        };
    }
}
