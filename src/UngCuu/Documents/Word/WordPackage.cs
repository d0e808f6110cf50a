using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using W = DocumentFormat.OpenXml.Wordprocessing;
using static UngCuu.Documents.Word.WordPieces;

namespace UngCuu.Documents.Word;

/// <summary>Puts the parts of a Word file together with fixed names, and packs them with fixed times.</summary>
internal static class WordPackage
{
    /// <summary>The oldest time a zip entry can carry; Word itself writes it.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(W.Body body, OfficialDocument document, Layout layout)
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = word.AddMainDocumentPart();
            word.ChangeIdOfPart(main, "document");
            main.AddNewPart<StyleDefinitionsPart>("styles").Styles = WordStyles.Build(layout);
            main.AddNewPart<DocumentSettingsPart>("settings").Settings = Settings();
            var mark = layout.Words.Of(document.Mark);
            main.AddNewPart<HeaderPart>("header").Header = new W.Header(Line(WordStyles.PageNumber, PageNumber()));
            main.AddNewPart<HeaderPart>("headerFirst").Header = new W.Header(Marked(mark));
            main.AddNewPart<FooterPart>("footer").Footer = new W.Footer(Marked(mark));
            body.Append(Section(layout.Page));
            main.Document = new W.Document(body);
            WriteProperties(word.AddCoreFilePropertiesPart(), document);
            word.ChangeIdOfPart(word.CoreFilePropertiesPart!, "properties");
        }
        return Repack(file);
    }

    private static W.Paragraph Marked(string? mark) => Line(WordStyles.Mark, mark ?? "");

    private static W.SectionProperties Section(PageLayout page) => new(
        new W.HeaderReference { Type = W.HeaderFooterValues.Default, Id = "header" },
        new W.HeaderReference { Type = W.HeaderFooterValues.First, Id = "headerFirst" },
        new W.FooterReference { Type = W.HeaderFooterValues.Default, Id = "footer" },
        new W.FooterReference { Type = W.HeaderFooterValues.First, Id = "footer" },
        new W.PageSize { Width = (uint)Twips(page.Width), Height = (uint)Twips(page.Height) },
        new W.PageMargin
        {
            Top = Twips(page.Top),
            Bottom = Twips(page.Bottom),
            Left = (uint)Twips(page.Left),
            Right = (uint)Twips(page.Right),
            Header = (uint)Twips(page.Edge),
            Footer = (uint)Twips(page.Edge),
            Gutter = 0,
        },
        new W.TitlePage());

    private static W.Settings Settings()
    {
        var compatibility = new W.Compatibility { DoNotExpandShiftReturn = new W.DoNotExpandShiftReturn() };
        compatibility.Append(new W.CompatibilitySetting
        {
            Name = W.CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15",
        });
        return new W.Settings(
            new W.DefaultTabStop { Val = (short)Twips(12.7) },
            new W.CharacterSpacingControl { Val = W.CharacterSpacingValues.DoNotCompress },
            compatibility,
            new W.ThemeFontLanguages { Val = "vi-VN" });
    }

    private static void WriteProperties(CoreFilePropertiesPart part, OfficialDocument document)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        var properties = new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core),
            new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", PaperText.Line(document.Title)),
            new XElement(dc + "creator", PaperText.Line(document.Issuer?.Name)),
            new XElement(dc + "language", "vi-VN"));
        if (document.MadeAt is { } made)
            foreach (var name in (string[])["created", "modified"])
                properties.Add(new XElement(
                    terms + name,
                    new XAttribute(xsi + "type", "dcterms:W3CDTF"),
                    made.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        using var stream = part.GetStream(FileMode.Create);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false));
        new XDocument(new XDeclaration("1.0", "utf-8", "yes"), properties).Save(writer, SaveOptions.DisableFormatting);
    }

    private static byte[] Repack(MemoryStream file)
    {
        using var packed = new MemoryStream();
        using (var source = new ZipArchive(file, ZipArchiveMode.Read))
        using (var target = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            var parts = source.Entries.OrderByDescending(e => e.FullName == "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal);
            foreach (var part in parts)
            {
                var entry = target.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = EntryTime;
                using var from = part.Open();
                using var to = entry.Open();
                from.CopyTo(to);
            }
        }
        return packed.ToArray();
    }
}
