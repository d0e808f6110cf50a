namespace UngCuu.BrowserTests.Walks;

/// <summary>What the controls of the first walk are called, as a screen reader reads them out: written by hand in both languages, never taken from the product.</summary>
internal sealed record Words(string Language)
{
    public required string Report { get; init; }
    public required string ShortReport { get; init; }
    public required string Name { get; init; }
    public required string SystemName { get; init; }
    public required string System { get; init; }
    public required string SystemChosen { get; init; }
    public required string Beyond { get; init; }
    public required string NotBeyond { get; init; }
    public required string Begin { get; init; }
    public required string Next { get; init; }
    public required string SendIt { get; init; }
    public required string Address { get; init; }
    public required string Description { get; init; }
    public required string DetectedAt { get; init; }
    public required string DetectedAtWrong { get; init; }
    public required string Attachments { get; init; }
    public required string ChangeLast { get; init; }
    public required string Receipt { get; init; }
    public required string OpenIncident { get; init; }
    public required string AcknowledgeOf { get; init; }
    public required string Acknowledge { get; init; }
    public required string Acknowledged { get; init; }
    public required string Verify { get; init; }
    public required string AttackType { get; init; }
    public required string Defacement { get; init; }
    public required string Verified { get; init; }
    public required string Judge { get; init; }
    public required IReadOnlyList<string> Questions { get; init; }
    public required string No { get; init; }
    public required string Grounds { get; init; }
    public required string RecordJudgement { get; init; }
    public required string NoteText { get; init; }
    public required string AddNote { get; init; }
    public required string Start { get; init; }
    public required string End { get; init; }
    public required string EndedAt { get; init; }
    public required string UpdateWithResult { get; init; }
    public required string Result { get; init; }
    public required string Close { get; init; }
    public required string Closed { get; init; }

    public static Words Of(string language) => language == "en" ? English : Vietnamese;

    private static readonly Words Vietnamese = new("vi")
    {
        Report = "Báo sự cố",
        ShortReport = "Báo",
        Name = "Tên",
        SystemName = "Tên hệ thống",
        System = "Hệ thống bị sự cố",
        SystemChosen = "Cổng đăng ký khám bệnh trực tuyến",
        Beyond = "Sự cố có thể vượt khả năng tự xử lý của đơn vị không?",
        NotBeyond = "Không, đơn vị tự xử lý được",
        Begin = "Bắt đầu",
        Next = "Lưu và tiếp tục",
        SendIt = "Gửi",
        Address = "Địa chỉ",
        Description = "Mô tả sự cố",
        DetectedAt = "Thời điểm phát hiện: ngày, giờ, phút",
        DetectedAtWrong = "Thời điểm phát hiện: ngày, giờ, phút: ghi như 14:05 03/4/2018",
        Attachments = "Tài liệu gửi kèm",
        ChangeLast = "Sửa: Diễn biến, hiện trạng",
        Receipt = "Biên nhận",
        OpenIncident = "Mở trang sự cố",
        AcknowledgeOf = "Xác nhận đã nhận: {0}",
        Acknowledge = "Xác nhận đã nhận",
        Acknowledged = "Đã xác nhận.",
        Verify = "Xác minh",
        AttackType = "Loại tấn công",
        Defacement = "Thay đổi giao diện",
        Verified = "Đã xác minh sự cố.",
        Judge = "Đánh giá mức độ",
        Questions =
        [
            "Dịch vụ của hệ thống có bị gián đoạn không? (bắt buộc)",
            "Dữ liệu tuyệt mật hoặc bí mật nhà nước có khả năng bị tiết lộ không? (bắt buộc)",
            "Dữ liệu quan trọng của hệ thống có bị mất tính toàn vẹn và không thể khôi phục không? (bắt buộc)",
            "Có bị mất quyền điều khiển hệ thống không? (bắt buộc)",
            "Sự cố có khả năng xảy ra trên diện rộng hoặc gây ảnh hưởng dây chuyền, làm tổn hại hệ thống cấp độ 4, cấp độ 5 khác không? (bắt buộc)",
            "Sự cố có vượt quá khả năng tự kiểm soát, xử lý của chủ quản hệ thống không? (bắt buộc)",
        ],
        No = "Không",
        Grounds = "Căn cứ, lý do",
        RecordJudgement = "Ghi đánh giá",
        NoteText = "Ghi diễn biến",
        AddNote = "Ghi lại",
        Start = "Bắt đầu ứng cứu",
        End = "Kết thúc ứng cứu",
        EndedAt = "Thời điểm",
        UpdateWithResult = "Cập nhật kết quả xử lý",
        Result = "Kết quả xử lý sự cố",
        Close = "Đóng sự cố",
        Closed = "Đã đóng sự cố.",
    };

    private static readonly Words English = new("en")
    {
        Report = "Report an incident",
        ShortReport = "Report",
        Name = "Name",
        SystemName = "System name",
        System = "Affected system",
        SystemChosen = "Cổng đăng ký khám bệnh trực tuyến",
        Beyond = "May the incident be more than your organisation can handle?",
        NotBeyond = "No, we can handle it",
        Begin = "Begin",
        Next = "Save and continue",
        SendIt = "Send",
        Address = "Address",
        Description = "Description of the incident",
        DetectedAt = "Detected at: day, hour, minute",
        DetectedAtWrong = "Detected at: day, hour, minute: write as 14:05 03/4/2018",
        Attachments = "Attachments",
        ChangeLast = "Change: What happened",
        Receipt = "Receipt",
        OpenIncident = "Open the incident",
        AcknowledgeOf = "Acknowledge receipt: {0}",
        Acknowledge = "Acknowledge receipt",
        Acknowledged = "Acknowledged.",
        Verify = "Verify",
        AttackType = "Attack type",
        Defacement = "Defacement",
        Verified = "The incident is verified.",
        Judge = "Judge how serious it is",
        Questions =
        [
            "Is the service of the system interrupted? (required)",
            "May top-secret data or state secrets be disclosed? (required)",
            "Has important data lost its integrity, with no way to restore it? (required)",
            "Is control of the system lost? (required)",
            "May it spread widely, or set off a chain of effects that harms other systems of level 4 or 5? (required)",
            "Is it more than the owner of the system can control and handle by itself? (required)",
        ],
        No = "No",
        Grounds = "Grounds, reason",
        RecordJudgement = "Record the judgement",
        NoteText = "Add to the timeline",
        AddNote = "Add",
        Start = "Start the response",
        End = "End the response",
        EndedAt = "Moment",
        UpdateWithResult = "Update with the result",
        Result = "Result of the handling",
        Close = "Close",
        Closed = "The incident is closed.",
    };
}
