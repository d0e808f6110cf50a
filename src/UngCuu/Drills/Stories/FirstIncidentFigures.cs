namespace UngCuu.Drills.Stories;

/// <summary>
/// What the story expects, written down by hand from the law and the calendar: nothing here is computed by the product or with its help.
/// Moments are Vietnam time, as people write them.
/// </summary>
internal sealed record FirstIncidentFigures
{
    public required string Start { get; init; }

    public required DateOnly UnitsAsOf { get; init; }

    public required string Coordinator { get; init; }

    public required string Unit { get; init; }

    public required string StrangersUnit { get; init; }

    public string Operator { get; init; } = "Trung tâm Công nghệ thông tin Minh Họa";

    public string Owner { get; init; } = "Ủy ban nhân dân tỉnh Lào Cai";

    // The first incident: handled by the operator itself.
    public required string Detected { get; init; }

    public required string Notified { get; init; }

    /// <summary>30 minutes after it was received.</summary>
    public required string ReceiptDue { get; init; }

    /// <summary>5 days after it was detected.</summary>
    public required string NotificationDue { get; init; }

    public required string UnitAcknowledges { get; init; }

    public required string OfficerAcknowledges { get; init; }

    public required string ThreeDaysLater { get; init; }

    public required string Starts { get; init; }

    public required string Ended { get; init; }

    public required string EndEntered { get; init; }

    /// <summary>At once: 60 minutes after the end.</summary>
    public required string UpdateDue { get; init; }

    public required string Updated { get; init; }

    public required string Closed { get; init; }

    // The second: told by phone, and more than the operator can handle.
    public required string SeenByCaller { get; init; }

    public required string Called { get; init; }

    public required string Forwarded { get; init; }

    public required string ForwardedReceiptDue { get; init; }

    public required string BothAcknowledge { get; init; }

    public required string SecondStarts { get; init; }

    public required string Beyond { get; init; }

    /// <summary>At once: 60 minutes after it was found.</summary>
    public required string InitialReportDue { get; init; }

    public required string TooLate { get; init; }

    public required string InitialReport { get; init; }

    public required string SecondEnded { get; init; }

    public required string SecondEndEntered { get; init; }

    /// <summary>5 days after the end, to the minute.</summary>
    public required string CompletionDue { get; init; }

    public required string Completion { get; init; }

    public required string SecondClosed { get; init; }

    public required string PublicReport { get; init; }

    public required string PublicSeen { get; init; }

    public required string Program { get; init; }

    /// <summary>What the law of 2026 adds; none before it.</summary>
    public NewClocks? Added { get; init; }

    /// <param name="Judged">When the operator judges the second one serious.</param>
    /// <param name="Within24Hours">After its detection.</param>
    /// <param name="Within72Hours">After the first one's detection: the result.</param>
    internal sealed record NewClocks(string Judged, string Within24Hours, string Within72Hours);

    public static readonly FirstIncidentFigures Of2017 = new()
    {
        Start = "14:30 03/4/2018",
        UnitsAsOf = new(2018, 1, 1),
        Coordinator = "Trung tâm Ứng cứu khẩn cấp máy tính Việt Nam",
        Unit = "Sở Thông tin và Truyền thông tỉnh Lào Cai",
        StrangersUnit = "Sở Thông tin và Truyền thông tỉnh Lai Châu",
        Detected = "14:05 03/4/2018",
        Notified = "14:40 03/4/2018",
        ReceiptDue = "15:10 03/4/2018",
        NotificationDue = "14:05 08/4/2018",
        UnitAcknowledges = "14:50 03/4/2018",
        OfficerAcknowledges = "14:55 03/4/2018",
        ThreeDaysLater = "09:00 06/4/2018",
        Starts = "09:10 06/4/2018",
        Ended = "09:55 06/4/2018",
        EndEntered = "10:00 06/4/2018",
        UpdateDue = "10:55 06/4/2018",
        Updated = "10:30 06/4/2018",
        Closed = "10:45 06/4/2018",
        SeenByCaller = "13:30 06/4/2018",
        Called = "14:00 06/4/2018",
        Forwarded = "14:10 06/4/2018",
        ForwardedReceiptDue = "14:40 06/4/2018",
        BothAcknowledge = "14:20 06/4/2018",
        SecondStarts = "14:30 06/4/2018",
        Beyond = "15:00 06/4/2018",
        InitialReportDue = "16:00 06/4/2018",
        TooLate = "16:30 06/4/2018",
        InitialReport = "16:40 06/4/2018",
        SecondEnded = "11:17 07/4/2018",
        SecondEndEntered = "11:30 07/4/2018",
        CompletionDue = "11:17 12/4/2018",
        Completion = "11:00 12/4/2018",
        SecondClosed = "11:30 12/4/2018",
        PublicReport = "14:00 12/4/2018",
        PublicSeen = "14:10 12/4/2018",
        Program = "14:30 12/4/2018",
    };

    public static readonly FirstIncidentFigures Of2026 = new()
    {
        Start = "09:00 07/9/2026",
        UnitsAsOf = new(2026, 9, 7),
        Coordinator = "Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao",
        Unit = "Công an tỉnh Lào Cai",
        StrangersUnit = "Công an tỉnh Lai Châu",
        Detected = "08:35 07/9/2026",
        Notified = "09:10 07/9/2026",
        ReceiptDue = "09:40 07/9/2026",
        NotificationDue = "08:35 12/9/2026",
        UnitAcknowledges = "09:20 07/9/2026",
        OfficerAcknowledges = "09:25 07/9/2026",
        ThreeDaysLater = "09:00 10/9/2026",
        Starts = "09:10 10/9/2026",
        Ended = "09:55 10/9/2026",
        EndEntered = "10:00 10/9/2026",
        UpdateDue = "10:55 10/9/2026",
        Updated = "10:30 10/9/2026",
        Closed = "10:45 10/9/2026",
        SeenByCaller = "13:30 10/9/2026",
        Called = "14:00 10/9/2026",
        Forwarded = "14:10 10/9/2026",
        ForwardedReceiptDue = "14:40 10/9/2026",
        BothAcknowledge = "14:20 10/9/2026",
        SecondStarts = "14:30 10/9/2026",
        Beyond = "15:00 10/9/2026",
        InitialReportDue = "16:00 10/9/2026",
        TooLate = "16:30 10/9/2026",
        InitialReport = "16:40 10/9/2026",
        SecondEnded = "11:17 11/9/2026",
        SecondEndEntered = "11:30 11/9/2026",
        CompletionDue = "11:17 16/9/2026",
        Completion = "11:00 16/9/2026",
        SecondClosed = "11:30 16/9/2026",
        PublicReport = "14:00 16/9/2026",
        PublicSeen = "14:10 16/9/2026",
        Program = "14:30 16/9/2026",
        Added = new("15:05 10/9/2026", Within24Hours: "13:30 11/9/2026", Within72Hours: "08:35 10/9/2026"),
    };
}
