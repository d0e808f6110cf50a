using W = DocumentFormat.OpenXml.Wordprocessing;
using static UngCuu.Documents.Word.WordPieces;

namespace UngCuu.Documents.Word;

/// <summary>
/// One named style for each part of the document, so that an official can change the look of a part in Word in one place.
/// </summary>
internal static class WordStyles
{
    public const string Normal = "Normal";
    public const string Body = "NoiDung";
    public const string Nation = "QuocHieu";
    public const string Motto = "TieuNgu";
    public const string Governing = "CoQuanChuQuan";
    public const string Issuer = "CoQuanBanHanh";
    public const string MottoRule = "GachTieuNgu";
    public const string IssuerRule = "GachCoQuan";
    public const string Number = "SoKyHieu";
    public const string About = "TrichYeuCongVan";
    public const string PlaceAndDate = "DiaDanhNgay";
    public const string Stamp = "DoKhan";
    public const string Type = "TenLoai";
    public const string Abstract = "TrichYeu";
    public const string OneAddressee = "KinhGui";
    public const string Addressees = "KinhGuiNhieuNoi";
    public const string Addressee = "KinhGuiTungNoi";
    public const string Ground = "CanCu";
    public const string Cell = "OBang";
    public const string PlainCell = "OKhongKe";
    public const string CellHead = "DauBang";
    public const string Authority = "QuyenHan";
    public const string SignatureNote = "GhiChuKy";
    public const string SignatureName = "HoTenNguoiKy";
    public const string RecipientsTitle = "NoiNhan";
    public const string Recipient = "DanhSachNoiNhan";
    public const string FormBox = "MauSo";
    public const string PageNumber = "SoTrang";
    public const string Mark = "GhiChuTrang";
    public const string Gap = "KhoangCach";

    public static string Heading(int level) => $"Heading{Math.Clamp(level, 1, 3)}";

    public static W.Styles Build(Layout layout)
    {
        var (sizes, text, heading) = (layout.Sizes, layout.Text, layout.Heading);
        var right = layout.TextWidth - heading.IssuerColumn;
        var mottoInset = (right - heading.MottoRule) / 2;
        var issuerInset = (heading.IssuerColumn - heading.IssuerRule) / 2;
        var stampInset = (heading.IssuerColumn - heading.Stamp) / 2;
        return new W.Styles(
            Defaults(layout),
            new Look(Normal, "Normal", sizes.Body).Style(isDefault: true),
            new Look(Body, "Nội dung", sizes.Body) { Align = Align.Justify, FirstLine = text.FirstLine, After = text.After, Line = text.Line }.Style(),
            new Look(Heading(1), "heading 1", sizes.Body) { Bold = true, FirstLine = text.FirstLine, Before = text.After, After = text.After, Keep = true, Outline = 0 }.Style(),
            new Look(Heading(2), "heading 2", sizes.Body) { Bold = true, FirstLine = text.FirstLine, After = text.After, Keep = true, Outline = 1 }.Style(),
            new Look(Heading(3), "heading 3", sizes.Body) { Bold = true, Italic = true, FirstLine = text.FirstLine, After = text.After, Keep = true, Outline = 2 }.Style(),
            new Look(Nation, "Quốc hiệu", sizes.Nation) { Bold = true, Align = Align.Center }.Style(),
            new Look(Motto, "Tiêu ngữ", sizes.Motto) { Bold = true, Align = Align.Center }.Style(),
            new Look(Governing, "Cơ quan chủ quản", sizes.Issuer) { Align = Align.Center }.Style(),
            new Look(Issuer, "Cơ quan ban hành", sizes.Issuer) { Bold = true, Align = Align.Center }.Style(),
            new Look(MottoRule, "Gạch dưới tiêu ngữ", 2) { Rule = true, Before = 1, Left = mottoInset, Right = mottoInset, After = 8 }.Style(),
            new Look(IssuerRule, "Gạch dưới tên cơ quan", 2) { Rule = true, Before = 2, Left = issuerInset, Right = issuerInset, After = 8 }.Style(),
            new Look(Number, "Số và ký hiệu", sizes.Number) { Align = Align.Center }.Style(),
            new Look(About, "Trích yếu công văn", sizes.About) { Align = Align.Center }.Style(),
            new Look(PlaceAndDate, "Địa danh và ngày tháng", sizes.PlaceAndDate) { Italic = true, Align = Align.Center }.Style(),
            new Look(Stamp, "Độ khẩn", sizes.Stamp) { Bold = true, Align = Align.Center, Boxed = true, Left = stampInset, Right = stampInset, Before = 8 }.Style(),
            new Look(Type, "Tên loại văn bản", sizes.Type) { Bold = true, Align = Align.Center, Before = 16, After = 2, Keep = true }.Style(),
            new Look(Abstract, "Trích yếu nội dung", sizes.Abstract) { Bold = true, Align = Align.Center, After = 12 }.Style(),
            new Look(OneAddressee, "Kính gửi", sizes.Body) { Align = Align.Center, Before = 10, After = 10 }.Style(),
            new Look(Addressees, "Kính gửi nhiều nơi", sizes.Body) { Left = text.Addressee, Before = 10, After = 2, Keep = true }.Style(),
            new Look(Addressee, "Từng nơi kính gửi", sizes.Body) { Left = text.Addressee + text.FirstLine, Hanging = text.Hanging, After = 4 }.Style(),
            new Look(Ground, "Căn cứ", sizes.Body) { Italic = true, Align = Align.Justify, FirstLine = text.FirstLine, After = text.After, Line = text.Line }.Style(),
            new Look(Cell, "Ô bảng", sizes.Form) { Before = layout.Table.CellAfter, After = layout.Table.CellAfter }.Style(),
            new Look(PlainCell, "Ô không kẻ", sizes.Body) { Before = layout.Table.CellAfter, After = layout.Table.CellAfter }.Style(),
            new Look(CellHead, "Đầu bảng", sizes.Form) { Bold = true, Align = Align.Center, Before = layout.Table.CellAfter, After = layout.Table.CellAfter }.Style(),
            new Look(Authority, "Quyền hạn và chức vụ", sizes.Authority) { Bold = true, Align = Align.Center, Keep = true }.Style(),
            new Look(SignatureNote, "Ghi chú ký", sizes.Number) { Italic = true, Align = Align.Center, Keep = true }.Style(),
            new Look(SignatureName, "Họ tên người ký", sizes.Authority) { Bold = true, Align = Align.Center, Before = layout.Signature.Space }.Style(),
            new Look(RecipientsTitle, "Nơi nhận", sizes.RecipientsTitle) { Bold = true, Italic = true, Keep = true }.Style(),
            new Look(Recipient, "Danh sách nơi nhận", sizes.Recipients) { Left = text.Hanging, Hanging = text.Hanging }.Style(),
            new Look(FormBox, "Mẫu số", sizes.FormBox) { Align = Align.Center, Before = 1, After = 1 }.Style(),
            new Look(PageNumber, "header", sizes.PageNumber) { Align = Align.Center }.Style(),
            new Look(Mark, "footer", sizes.Mark) { Bold = true, Align = Align.Center }.Style(),
            new Look(Gap, "Khoảng cách", 4).Style());
    }

    private static W.DocDefaults Defaults(Layout layout) => new(
        new W.RunPropertiesDefault(new W.RunPropertiesBaseStyle
        {
            RunFonts = Fonts(layout.Fonts.Text),
            FontSize = new W.FontSize { Val = HalfPoints(layout.Sizes.Body) },
            FontSizeComplexScript = new W.FontSizeComplexScript { Val = HalfPoints(layout.Sizes.Body) },
            Languages = new W.Languages { Val = "vi-VN", EastAsia = "vi-VN", Bidi = "ar-SA" },
        }),
        new W.ParagraphPropertiesDefault(new W.ParagraphPropertiesBaseStyle
        {
            SpacingBetweenLines = new W.SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = W.LineSpacingRuleValues.Auto },
        }));

    /// <summary>Millimetres for indents, points for sizes and spaces.</summary>
    private sealed record Look(string Id, string Name, double Size)
    {
        public bool Bold { get; init; }
        public bool Italic { get; init; }
        public Align? Align { get; init; }
        public double FirstLine { get; init; }
        public double Hanging { get; init; }
        public double Left { get; init; }
        public double Right { get; init; }
        public double Before { get; init; }
        public double After { get; init; }
        public double Line { get; init; } = 1;
        public bool Keep { get; init; }
        public bool Rule { get; init; }
        public bool Boxed { get; init; }
        public int? Outline { get; init; }

        public W.Style Style(bool isDefault = false)
        {
            var style = new W.Style
            {
                Type = W.StyleValues.Paragraph,
                StyleId = Id,
                StyleName = new W.StyleName { Val = Name },
                PrimaryStyle = new W.PrimaryStyle(),
                StyleParagraphProperties = Paragraph(),
                StyleRunProperties = new W.StyleRunProperties
                {
                    Bold = Bold ? new W.Bold() : null,
                    Italic = Italic ? new W.Italic() : null,
                    FontSize = new W.FontSize { Val = HalfPoints(Size) },
                    FontSizeComplexScript = new W.FontSizeComplexScript { Val = HalfPoints(Size) },
                },
            };
            if (isDefault)
                style.Default = true;
            else
                style.BasedOn = new W.BasedOn { Val = Normal };
            return style;
        }

        private W.Indentation Indent()
        {
            var indent = new W.Indentation { Left = Text(Twips(Left)), Right = Text(Twips(Right)) };
            if (Hanging > 0)
                indent.Hanging = Text(Twips(Hanging));
            else
                indent.FirstLine = Text(Twips(FirstLine));
            return indent;
        }

        private W.StyleParagraphProperties Paragraph()
        {
            var properties = new W.StyleParagraphProperties
            {
                KeepNext = Keep ? new W.KeepNext() : null,
                SpacingBetweenLines = new W.SpacingBetweenLines
                {
                    Before = Text(PointTwips(Before)),
                    After = Text(PointTwips(After)),
                    Line = Text(Rule ? PointTwips(Size) : (int)Math.Round(240 * Line)),
                    LineRule = Rule ? W.LineSpacingRuleValues.Exact : W.LineSpacingRuleValues.Auto,
                },
                Indentation = Indent(),
                Justification = Align is { } align ? Justified(align) : null,
                OutlineLevel = Outline is { } level ? new W.OutlineLevel { Val = level } : null,
            };
            if (Rule)
                properties.ParagraphBorders = new W.ParagraphBorders { BottomBorder = Border<W.BottomBorder>() };
            else if (Boxed)
                properties.ParagraphBorders = new W.ParagraphBorders
                {
                    TopBorder = Border<W.TopBorder>(1),
                    LeftBorder = Border<W.LeftBorder>(1),
                    BottomBorder = Border<W.BottomBorder>(1),
                    RightBorder = Border<W.RightBorder>(1),
                };
            return properties;
        }
    }
}
