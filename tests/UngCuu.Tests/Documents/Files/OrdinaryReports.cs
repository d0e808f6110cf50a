namespace UngCuu.Tests.Documents.Files;

/// <summary>What people really write in incident reports: full of words that contain mật, and of lines of every shape.</summary>
internal static class OrdinaryReports
{
    public static readonly string[] Written =
    [
        "Phát hiện tài khoản quản trị bị đổi mật khẩu lúc 02 giờ 15 phút.",
        "Lộ mật khẩu hộp thư công vụ của 12 cán bộ, nghi do trang giả mạo.",
        "Đề nghị hướng dẫn đặt lại mật khẩu cho toàn bộ người dùng.",
        "Mật khẩu mặc định của camera chưa được thay đổi.",
        "MẬT KHẨU QUẢN TRỊ BỊ THAY ĐỔI, KHÔNG ĐĂNG NHẬP ĐƯỢC",
        "Mật khẩu: đã đổi\nTài khoản: đã khóa\nKết quả: ổn định",
        "Máy chủ bảo mật của đơn vị ngừng hoạt động từ sáng.",
        "Sự cố bảo mật tại cổng dịch vụ công.",
        "BẢO MẬT HỆ THỐNG CHƯA ĐƯỢC KIỂM TRA",
        "Phần mềm bảo mật không cập nhật mẫu nhận diện từ tháng 3.",
        "Mức độ bảo mật: cao\nMức độ ảnh hưởng: trung bình",
        "Độ bảo mật của ứng dụng chưa đạt yêu cầu.",
        "Chính sách bảo mật của nhà cung cấp đã thay đổi.",
        "Lỗ hổng bảo mật CVE-2017-0144 chưa được vá trên 40 máy trạm.",
        "Nguy cơ lộ bí mật kinh doanh của doanh nghiệp.",
        "Bí mật kinh doanh bị sao chép ra ổ đĩa ngoài.",
        "Đề nghị giữ bí mật thông tin người báo.",
        "Các thông tin cung cấp đều phải được giữ bí mật: Có",
        "Xin giữ bí\nmật.",
        "Đơn vị cam kết bảo\nmật thông tin.",
        "CAM KẾT GIỮ BÍ\nMẬT.",
        "Trang bán mật ong của hợp tác xã bị thay đổi giao diện.",
        "Website mật ong rừng U Minh bị chèn mã độc đào tiền ảo.",
        "Mật ong\nSữa ong chúa\nPhấn hoa",
        "Cơ sở dữ liệu mật độ dân số bị mã hóa.",
        "Mật độ truy cập tăng gấp 20 lần trong 5 phút.",
        "Mật độ: 4 000 yêu cầu mỗi giây",
        "Kẻ tấn công dùng mật mã để mã hóa tệp, đòi tiền chuộc.",
        "Thiết bị mật mã hết hạn chứng thư số.",
        "Khóa bí mật của chứng thư SSL bị lộ trên GitHub.",
        "Thông tin mật của khách hàng có thể đã bị lấy.",
        "Dữ liệu mật thiết với hoạt động của đơn vị vẫn an toàn.",
        "Hai đơn vị phối hợp mật thiết khi xử lý.",
        "Thám tử tư, mật thám, mật vụ là các từ khóa bị chặn nhầm.",
        "Từ khóa bị chèn vào trang: sữa, mật mía, đường phèn.",
        "Túi mật, gan và dạ dày: hồ sơ bệnh án bị mã hóa.",
        "Khoa Gan mật bệnh viện không truy cập được hệ thống.",
        "Bệnh nhân khoa Gan\nmật không ra viện được do lỗi hệ thống.",
        "Mật danh của chiến dịch tấn công là Bìm Bịp.",
        "Hộp mật thư trò chơi bị lợi dụng phát tán mã độc.",
        "Nhóm tấn công dùng mật hiệu trong tên tệp.",
        "Cuộc họp mật nghị không liên quan sự cố.",
        "Trao đổi thân mật qua Zalo rồi gửi tệp cài đặt giả.",
        "Kẻ gian giả giọng thân\nmật để lừa chuyển khoản.",
        "Hệ thống cơ mật viện bảo tàng số bị lỗi hiển thị.",
        "Mã hóa bí mật trả trước bị lộ, đã thay mới.",
        "Xác thực hai lớp và câu hỏi bí mật bị vượt qua.",
        "Câu hỏi bí mật\nMật khẩu cũ\nMã OTP\nđều bị nhập vào trang giả mạo.",
        "Tối nay mật khẩu wifi sẽ được đổi.",
        "Đến tối, mật khẩu đã được khôi phục.",
        "Tôi mất quyền truy cập hộp thư từ hôm qua.",
        "toi mat quyen truy cap hop thu tu hom qua",
        "toi bi mat mat khau, nho ho tro",
        "mat khau bi lo, he thong bao mat khong canh bao",
        "MAT DIEN TOAN BO TRUNG TAM DU LIEU",
        "Mất dữ liệu\nMất kết nối\nMất điện",
        "Bề mặt tấn công rộng, mặt trước trang bị sửa.",
        "Độ mật độ gói tin bất thường trên cổng 445.",
        "Độ mật: Không",
        "Độ mật: Thường\nĐộ khẩn: Hỏa tốc",
        "Độ khẩn: KHẨN\nNơi nhận: như trên",
        "KHẨN\nTHƯỢNG KHẨN\nHỎA TỐC",
        "Không có dữ liệu thuộc bí mật nhà nước trên hệ thống.",
        "Hệ thống không lưu trữ bí mật nhà nước; dữ liệu cá nhân của 3 000 người dùng có thể bị lộ.",
        "Đã đổi mật khẩu, thu hồi phiên đăng nhập; đang rà soát bảo mật, giữ bí mật nguồn tin.",
        "Ổ đĩa được bảo vệ bằng mật khẩu nên chưa đọc được nội dung.",
        "Trình quản lý mật khẩu báo 57 mật khẩu yếu, 12 mật khẩu trùng.",
        "Bảo mật\nToàn vẹn\nSẵn sàng",
        "Tính bí mật: bị ảnh hưởng\nTính toàn vẹn: không\nTính sẵn sàng: có",
        "",
        "   \n\t\n",
    ];

    public static readonly string[] FileNames =
    [
        "mat khau.txt", "Mật khẩu.docx", "MẬT_KHẨU.xlsx", "bao mat he thong.pdf", "BẢO_MẬT.pdf", "Bao_mat.pdf", "Bí mật kinh doanh.docx", "BÍ_MẬT_KINH_DOANH.docx",
        "bi-mat-kinh-doanh.pdf", "anh-mat-tien.jpg", "mat_sach.png", "data.mat", "mật ong.jpg", "Kế hoạch bảo mật 2018.docx", "log-2018-04-03.zip", "ảnh chụp màn hình.png",
        "Báo cáo (bảo mật).pdf", "Báo cáo ban đầu - Mẫu số 03.docx", "mật độ truy cập.csv", "", "Đổi mật khẩu (hướng dẫn).pdf", "toi mat mat khau.txt", ".htaccess",
    ];

    /// <summary>Report after report out of the pieces people use, always the same ones.</summary>
    public static IEnumerable<string> Made(int count)
    {
        string[] openings = ["Lúc {0} giờ ngày {1}/4, ", "Sáng {1}/4 ", "Qua giám sát, ", "Theo phản ánh của người dân, ", "Trong ca trực đêm {1}/4, ", "Khi kiểm tra định kỳ, "];
        string[] found = ["phát hiện", "đơn vị ghi nhận", "cán bộ trực thấy", "hệ thống cảnh báo", "bộ phận kỹ thuật xác minh", "khách hàng báo"];
        string[] what =
        [
            "mật khẩu quản trị bị thay đổi", "trang chủ bị chèn nội dung lạ", "nhiều máy trạm bị mã hóa dữ liệu", "hộp thư gửi thư rác hàng loạt", "lỗ hổng bảo mật bị khai thác",
            "bí mật kinh doanh có dấu hiệu bị sao chép", "mật độ truy cập tăng đột biến", "khóa bí mật của chứng thư bị lộ", "tệp lạ trong thư mục tải lên", "website mật ong bị giả mạo",
            "thông tin mật của khách hàng bị rao bán", "tài khoản bị dò mật khẩu",
        ];
        string[] where = ["tại cổng thông tin", "trên máy chủ 203.0.113.25", "ở chi nhánh", "trong mạng nội bộ", "trên hệ thống một cửa", "tại trung tâm dữ liệu"];
        string[] done = ["Đã cô lập máy chủ", "Đã đổi mật khẩu", "Đã gỡ tệp lạ", "Chưa xử lý được", "Đã báo nhà cung cấp dịch vụ", "Đang rà soát bảo mật", "Đã khôi phục từ bản sao lưu"];
        string[] asks = ["Đề nghị hỗ trợ phân tích mã độc", "Đề nghị giữ bí mật danh tính", "Không đề nghị hỗ trợ", "Xin hướng dẫn đặt mật khẩu mạnh", "Đề nghị chặn địa chỉ IP tấn công"];
        var random = new Random(20180403);
        for (var i = 0; i < count; i++)
        {
            var opening = string.Format(System.Globalization.CultureInfo.InvariantCulture, Any(openings), random.Next(24), random.Next(1, 30));
            var sentences = new[] { $"{opening}{Any(found)} {Any(what)} {Any(where)}.", $"{Any(done)}; {Any(done).ToLowerInvariant()}.", $"{Any(asks)}." };
            var report = string.Join(random.Next(3) switch { 0 => "\n", 1 => "\r\n\r\n- ", _ => " " }, sentences.Take(random.Next(1, 4)));
            yield return random.Next(6) == 0 ? report.ToUpperInvariant() : report;
        }

        string Any(string[] of) => of[random.Next(of.Length)];
    }
}
