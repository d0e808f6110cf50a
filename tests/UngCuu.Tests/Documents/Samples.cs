using UngCuu.Documents;

namespace UngCuu.Tests.Documents;

/// <summary>The four documents of the first walk, with invented facts. The real ones are composed by the features from forms and incidents.</summary>
internal static class Samples
{
    private static readonly FormDocument Forms = new(Layout.Current);

    private const string IssuedWith =
        "Ban hành kèm theo Thông tư số 20/2017/TT-BTTTT ngày 12/9/2017 của Bộ trưởng Bộ Thông tin và Truyền thông";

    public static OfficialDocument Notification() => new()
    {
        Title = "Thông báo sự cố an toàn thông tin mạng SC-2018-000123",
        Issuer = new IssuingBody("Trung tâm Dữ liệu và Cổng thông tin điện tử Minh Họa", "Ủy ban nhân dân tỉnh Minh Họa", "Sở Thông tin và Truyền thông"),
        Number = DocumentNumber.Typed(5, "TB", "TTDL"),
        PlaceAndDate = new PlaceAndDate("Minh Họa", new DateOnly(2018, 4, 3)),
        Urgency = Urgency.Flash,
        TypeName = "THÔNG BÁO",
        Abstract = "Về sự cố an toàn thông tin mạng tại Cổng thông tin điện tử tỉnh",
        Addressees =
        [
            "Ủy ban nhân dân tỉnh Minh Họa (chủ quản hệ thống thông tin)",
            "Trung tâm Ứng cứu khẩn cấp máy tính Việt Nam",
            "Sở Thông tin và Truyền thông tỉnh Minh Họa (đơn vị chuyên trách ứng cứu sự cố)",
        ],
        Grounds =
        [
            "Căn cứ Quyết định số 05/2017/QĐ-TTg ngày 16 tháng 3 năm 2017 của Thủ tướng Chính phủ",
            "Căn cứ Thông tư số 20/2017/TT-BTTTT ngày 12 tháng 9 năm 2017 của Bộ trưởng Bộ Thông tin và Truyền thông",
        ],
        Body =
        [
            Paragraph.Of("Trung tâm Dữ liệu và Cổng thông tin điện tử Minh Họa thông báo sự cố an toàn thông tin mạng như sau:"),
            new LabelRows(
            [
                new LabelRow("1. Tên, địa chỉ đơn vị thông báo (*):", "Trung tâm Dữ liệu và Cổng thông tin điện tử Minh Họa, số 1 đường Ví Dụ, phường Mẫu, tỉnh Minh Họa"),
                new LabelRow("2. Tên hoặc tên miền, địa chỉ IP của hệ thống bị sự cố (*):", "Cổng thông tin điện tử tỉnh; congthongtin.minhhoa.example; 203.0.113.25, 2001:db8:1:2::25"),
                new LabelRow("3. Đơn vị vận hành và cơ quan chủ quản (nếu biết):", "Trung tâm Dữ liệu và Cổng thông tin điện tử Minh Họa; Ủy ban nhân dân tỉnh Minh Họa"),
                new LabelRow("4. Mô tả sự cố (*):", "Trang chủ bị thay đổi nội dung. Tệp lạ index_old.php xuất hiện trong thư mục gốc.\nNhật ký máy chủ ghi nhận truy cập bất thường từ 198.51.100.7."),
                new LabelRow("5. Thời điểm phát hiện (*):", "14 giờ 05 phút, ngày 03 tháng 4 năm 2018"),
                new LabelRow("6. Kết quả xử lý sự cố:", null),
                new LabelRow("7. Đề xuất, kiến nghị:", "Đề nghị hỗ trợ phân tích mã độc và truy tìm nguồn tấn công."),
                new LabelRow("8. Thông tin liên quan khác (nếu có):", ""),
            ]),
            Paragraph.Of("Trung tâm sẽ cập nhật kết quả xử lý tới các cơ quan nhận thông báo này ngay khi kết thúc."),
        ],
        Signature = new Signature(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "Trần Thị Minh Họa"),
        Recipients = ["Như trên", "Lãnh đạo Sở (để báo cáo)", "Lưu: VT, KT."],
    };

    public static OfficialDocument InitialReport() => Forms.Compose(new FormSheet("Báo cáo ban đầu sự cố mạng", InitialBlocks()) { Box = new FormBox("Mẫu số 03", IssuedWith) }) with
    {
        Title = "Báo cáo ban đầu sự cố mạng SC-2018-000123",
        Issuer = new IssuingBody("Trung tâm Dữ liệu Minh Họa", "Sở Thông tin và Truyền thông tỉnh Minh Họa"),
        Number = DocumentNumber.Typed(12, "BC", "TTDL"),
        Signature = new Signature(["CÁ NHÂN/NGƯỜI ĐẠI DIỆN", "THEO PHÁP LUẬT"], "Lê Văn Ví Dụ", "(Ký tên, đóng dấu)", new PlaceAndDate("Minh Họa", new DateOnly(2018, 4, 3))),
        Mark = DocumentMark.Demonstration,
    };

    public static OfficialDocument CompletionReport() => Forms.Compose(new FormSheet("Báo cáo kết thúc ứng phó sự cố", CompletionBlocks()) { Box = new FormBox("Mẫu số 04", IssuedWith) }) with
    {
        Title = "Báo cáo kết thúc ứng phó sự cố SC-2018-000123",
        Signature = new Signature(["CÁ NHÂN/NGƯỜI ĐẠI DIỆN", "THEO PHÁP LUẬT"], null, "(Ký tên, đóng dấu)", new PlaceAndDate("Minh Họa", null)),
        Mark = DocumentMark.Drill,
    };

    public static OfficialDocument Receipt() => new()
    {
        Title = "Phiếu tiếp nhận thông báo sự cố SC-2018-000123",
        Issuer = new IssuingBody("Trung tâm Ứng cứu khẩn cấp máy tính Việt Nam", "Bộ Thông tin và Truyền thông"),
        Number = DocumentNumber.Letter(217, "VNCERT", "ĐPƯC"),
        About = "tiếp nhận thông báo sự cố SC-2018-000123",
        PlaceAndDate = new PlaceAndDate("Hà Nội", new DateOnly(2018, 4, 3)),
        Addressees = ["Trung tâm Dữ liệu và Cổng thông tin điện tử Minh Họa"],
        Body =
        [
            new Paragraph([new Run("Cơ quan điều phối đã tiếp nhận thông báo sự cố của Quý đơn vị, mã tra cứu "), new Run("SC-2018-000123", Bold: true), new Run(".")]),
            new Heading("1. Nội dung tiếp nhận"),
            new Table(
                [new Column(8, "TT", Align.Center), new Column(34, "Nội dung"), new Column(38, "Chi tiết"), new Column(20, "Thời điểm", Align.Center)],
                [
                    Row.Of("1", "Thông báo sự cố", "Gửi qua hệ thống, 02 tệp kèm theo", "14:31 03/4/2018"),
                    Row.Of("2", "Biên nhận kỹ thuật", "SHA-256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "14:31 03/4/2018"),
                    Row.Of("3", "Xác nhận của cán bộ trực", null, "14:52 03/4/2018"),
                ]),
            new Heading("2. Việc tiếp theo"),
            new CheckBoxes([new CheckBox("Tiếp tục xử lý theo phương án đã được phê duyệt", true), new CheckBox("Cung cấp nhật ký hệ thống", true, "trong 24 giờ"), new CheckBox("Khác:", false, "")], several: true),
            new Paragraph([new Run("Quý đơn vị giữ nguyên hiện trạng chứng cứ và liên hệ cán bộ trực theo số điện thoại đã công bố.", Italic: true)]),
        ],
        Signature = new Signature(["TL. GIÁM ĐỐC", "TRƯỞNG PHÒNG ĐIỀU PHỐI ỨNG CỨU"], "Phạm Thị Mẫu"),
        Recipients = ["Như trên", "Lưu: VT, ĐPƯC"],
    };

    private static SheetBlock[] InitialBlocks() =>
    [
        new("THÔNG TIN VỀ TỔ CHỨC/CÁ NHÂN BÁO CÁO SỰ CỐ",
        [
            new TextField("Tên tổ chức/cá nhân báo cáo sự cố", "Trung tâm Dữ liệu Minh Họa") { Mandatory = true },
            new TextField("Địa chỉ", "Số 1 đường Ví Dụ, phường Mẫu, tỉnh Minh Họa") { Mandatory = true },
            new TextField("Điện thoại", "0200 000 0001") { Mandatory = true },
            new TextField("Email", "truc@ttdl.minhhoa.example") { Mandatory = true },
        ]),
        new("NGƯỜI LIÊN HỆ",
        [
            new TextField("Họ và tên", "Lê Văn Ví Dụ") { Mandatory = true },
            new TextField("Chức vụ", null),
            new TextField("Điện thoại", "0900 000 000") { Mandatory = true },
            new TextField("Email", "vidu@ttdl.minhhoa.example") { Mandatory = true },
        ]),
        new("THÔNG TIN CHI TIẾT VỀ HỆ THỐNG BỊ SỰ CỐ",
        [
            new TextField("Tên đơn vị vận hành hệ thống thông tin", "Trung tâm Dữ liệu Minh Họa") { Mandatory = true },
            new TextField("Cơ quan chủ quản", "Ủy ban nhân dân tỉnh Minh Họa"),
            new TextField("Tên hệ thống bị sự cố", "Cổng thông tin điện tử tỉnh Minh Họa; congthongtin.minhhoa.example; 203.0.113.25"),
            new ChoiceField("Phân loại cấp độ của hệ thống thông tin (nếu có)", Choices(3, "Cấp độ 1", "Cấp độ 2", "Cấp độ 3", "Cấp độ 4", "Cấp độ 5"), Several: false),
            new TextField("Tổ chức cung cấp dịch vụ an toàn thông tin (nếu có)", null),
            new TextField("Tên nhà cung cấp dịch vụ kết nối bên ngoài (nếu có)", "Công ty Viễn thông Ví Dụ"),
            new SpareField(),
            new LongTextField("Mô tả sơ bộ về sự cố", "Trang chủ bị thay đổi nội dung từ khoảng 13 giờ 40 phút.\nTệp lạ index_old.php xuất hiện trong thư mục gốc; đường dẫn http://congthongtin.minhhoa.example/uploads/2018/04/03/aVeryLongGeneratedNameWithoutAnyBlankThatHasToBreakSomewhere0123456789.php còn truy cập được.")
            {
                Mandatory = true,
                Hint = "(cuộc tấn công đã xảy ra hay chưa, nguy cơ phá hoại hoặc gián đoạn, mức độ nhạy cảm của thông tin, ai bị ảnh hưởng)",
            },
            new DateField("Ngày phát hiện sự cố", new DateOnly(2018, 4, 3)) { Mandatory = true, Hint = "(dd/mm/yy)" },
            new TimeField("Thời gian phát hiện", new TimeOnly(14, 5)) { Mandatory = true, Beside = true },
        ]),
        new("HIỆN TRẠNG SỰ CỐ", [new ChoiceField(null, Choices(2, "Đã được xử lý", "Chưa được xử lý"), Several: false)], Mandatory: true),
        new("CÁCH THỨC PHÁT HIỆN *",
        [
            new ChoiceField(null,
            [
                new CheckBox("Qua hệ thống phát hiện xâm nhập", false),
                new CheckBox("Kiểm tra dữ liệu lưu lại (Log File)", true),
                new CheckBox("Nhận được thông báo từ:", true, "người dân qua đường dây nóng"),
                new CheckBox("Khác, đó là", false, ""),
            ], Several: true),
        ], Mandatory: true),
        new("ĐÃ GỬI THÔNG BÁO SỰ CỐ CHO *",
        [
            new ChoiceField(null, Choices(3, "Thành viên mạng lưới chịu trách nhiệm ứng cứu sự cố cho tổ chức, cá nhân", "ISP đang trực tiếp cung cấp dịch vụ", "Cơ quan điều phối"), Several: true),
        ], Mandatory: true),
        new("THÔNG TIN BỔ SUNG VỀ HỆ THỐNG XẢY RA SỰ CỐ",
        [
            new TextField("Hệ điều hành", "Ubuntu Server"),
            new TextField("Version", "16.04") { Beside = true },
            new ChoiceField("Các dịch vụ có trên hệ thống", [new CheckBox("Web server", true), new CheckBox("Mail server", false), new CheckBox("Database server", true), new CheckBox("Dịch vụ khác, đó là", false, "")], Several: true),
            new ChoiceField("Các biện pháp an toàn thông tin đã triển khai", Choices(2, "Antivirus", "Firewall", "Hệ thống phát hiện xâm nhập", "Khác"), Several: true),
            new TextField("Các địa chỉ IP của hệ thống", "203.0.113.25, 203.0.113.26") { Hint = "(chỉ địa chỉ công cộng)" },
            new TextField("Các tên miền của hệ thống", "congthongtin.minhhoa.example"),
            new LongTextField("Mục đích chính sử dụng hệ thống", null, Lines: 2),
            new ChoiceField("Thông tin gửi kèm", Choices(1, "Nhật ký hệ thống", "Mẫu virus / mã độc", "Khác"), Several: true),
            new ChoiceField("Các thông tin cung cấp trong thông báo sự cố này đều phải được giữ bí mật", Choices(2, "Có", "Không"), Several: false),
        ]),
        new("KIẾN NGHỊ, ĐỀ XUẤT HỖ TRỢ", [new LongTextField("Mô tả về đề xuất, kiến nghị", null)]),
        new(null, [new MomentField("THỜI GIAN THỰC HIỆN BÁO CÁO SỰ CỐ *", new DateTime(2018, 4, 3, 8, 20, 0, DateTimeKind.Utc)) { Hint = "(ngày/tháng/năm/giờ/phút)" }]),
    ];

    private static SheetBlock[] CompletionBlocks() =>
    [
        new("THÔNG TIN VỀ TỔ CHỨC/CÁ NHÂN BÁO CÁO",
        [
            new TextField("Tên tổ chức/cá nhân báo cáo sự cố", "Trung tâm Dữ liệu Minh Họa") { Mandatory = true },
            new TextField("Địa chỉ", "Số 1 đường Ví Dụ, phường Mẫu, tỉnh Minh Họa") { Mandatory = true },
            new TextField("Điện thoại", "0200 000 0001") { Mandatory = true },
            new TextField("Email", "truc@ttdl.minhhoa.example") { Mandatory = true },
        ]),
        new("KÝ HIỆU BÁO CÁO BAN ĐẦU SỰ CỐ",
        [
            new TextField("Số ký hiệu", "12/BC-TTDL"),
            new DateField("Ngày báo cáo", new DateOnly(2018, 4, 3)) { Beside = true },
        ]),
        new("THÔNG TIN CHI TIẾT VỀ HỆ THỐNG BỊ SỰ CỐ",
        [
            new TextField("Tên đơn vị vận hành hệ thống thông tin", "Trung tâm Dữ liệu Minh Họa") { Mandatory = true },
            new TextField("Cơ quan chủ quản", "Ủy ban nhân dân tỉnh Minh Họa"),
            new TextField("Tên hệ thống bị sự cố", "Cổng thông tin điện tử tỉnh Minh Họa"),
            new ChoiceField("Phân loại cấp độ của hệ thống thông tin (nếu có)", Choices(3, "Cấp độ 1", "Cấp độ 2", "Cấp độ 3", "Cấp độ 4", "Cấp độ 5"), Several: false),
            new TextField("Tên/Mô tả về sự cố", "Thay đổi giao diện trang chủ"),
            new DateField("Ngày phát hiện sự cố", new DateOnly(2018, 4, 3)) { Mandatory = true, Hint = "(dd/mm/yy)" },
            new TimeField("Thời gian phát hiện", new TimeOnly(14, 5)) { Mandatory = true, Beside = true },
        ]),
        new("KẾT QUẢ XỬ LÝ SỰ CỐ",
        [
            new LongTextField(null, "Đã gỡ mã độc, vá lỗ hổng của mô-đun tải tệp, đổi toàn bộ mật khẩu quản trị và khôi phục nội dung từ bản sao lưu ngày 02/4/2018. Hệ thống hoạt động ổn định từ 09 giờ 30 phút ngày 05/4/2018.\nĐề xuất: kiểm tra định kỳ tính toàn vẹn của mã nguồn; giám sát 24/7.") { Hint = "(sự cố đã xảy ra thế nào, giải quyết ra sao, đề xuất để xử lý nhanh hơn và giảm rủi ro với sự cố tương tự)" },
        ]),
        new("CÁC TÀI LIỆU ĐÍNH KÈM", [new LongTextField(null, null) { Hint = "(báo cáo diễn biến tình hình, phương án xử lý, log file…)" }]),
    ];

    /// <summary>One of the choices ticked, counted from 1.</summary>
    private static CheckBox[] Choices(int ticked, params string[] labels) => [.. labels.Select((l, i) => new CheckBox(l, i + 1 == ticked))];
}
