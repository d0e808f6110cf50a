using UngCuu.Features.Incidents;
using UngCuu.Rules;
using UngCuu.Shared;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>Incidents as tests need them.</summary>
internal static class Given
{
    public static readonly DateTime Detected = new(2018, 4, 3, 7, 5, 0, DateTimeKind.Utc);

    public static Judgement AJudgement(Incident incident, JudgementKind kind, bool serious, DateTime? at = null) => Judgement.Of(incident,
        new(kind, null, "Trực ban", null, at ?? Detected.AddHours(1), Detected.AddHours(1), "Lý do") { Result = serious ? Classification.Serious : Classification.Ordinary, Serious = serious });

    public static Incident AnIncident(DateTime? now = null, bool drill = false, Guid? draft = null, bool secret = false, string title = "Cổng thông tin bị thay đổi giao diện", params (string Role, Guid Organisation)[] roles) => Incident.Register(new Registration
    {
        Title = title,
        Profile = "vn-2017",
        DetectedAt = Detected,
        DetectedBy = null,
        System = new AffectedSystem { Name = "Cổng thông tin điện tử", Addresses = "203.0.113.7" },
        Description = "Trang chủ hiện nội dung lạ.",
        Source = ReportSource.Form,
        DraftId = draft ?? Ids.New(),
        IsDrill = drill,
        Secret = secret,
        Roles = roles,
    }, now ?? Detected.AddMinutes(30));
}
