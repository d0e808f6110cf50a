using W = DocumentFormat.OpenXml.Wordprocessing;
using static UngCuu.Documents.Word.WordPieces;

namespace UngCuu.Documents.Word;

/// <summary>The official document as a Word file an official can go on editing. The same document gives the same bytes.</summary>
public sealed class WordRenderer(Layout layout)
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public byte[] Render(OfficialDocument document)
    {
        var blocks = new WordBlocks(layout);
        var body = new W.Body();
        body.Append(new WordHeading(layout).Lay(document));
        body.Append(blocks.Lay(document.Body, blocks.Page));
        new WordEnding(layout, blocks).Append(body, document);
        // A table that ends the document needs a paragraph after it.
        if (body.LastChild is W.Table)
            body.Append(Line(WordStyles.Gap));
        return WordPackage.Write(body, document, layout);
    }
}
