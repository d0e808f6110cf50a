using System.Xml.Linq;
using Microsoft.AspNetCore.Html;
using static UngCuu.Documents.PrintBlocks;

namespace UngCuu.Documents;

/// <summary>The official document as an HTML fragment that looks and prints like the paper; print.css holds its looks.</summary>
public sealed class PrintRenderer(Layout layout)
{
    private readonly PrintBlocks blocks = new(layout);

    public HtmlString Render(OfficialDocument document) => new(Paper(document).ToString(SaveOptions.DisableFormatting));

    private XElement Paper(OfficialDocument document)
    {
        var mark = layout.Words.Of(document.Mark);
        var look = mark is null ? "paper" : $"paper paper-{document.Mark.ToString().ToLowerInvariant()}";
        return new XElement(
            "article",
            new XAttribute("class", look),
            new XAttribute("lang", "vi"),
            new XAttribute("aria-label", PaperText.Line(document.Title)),
            mark is null ? null : Text("p", "paper-mark", mark),
            document.FormBox is { } box ? Tag("div", "paper-formbox", Tag("p", null, Text("b", null, box.Number)), Tag("p", null, Text("i", null, box.IssuedWith))) : null,
            Names(document),
            document.TypeName is { } type ? Text("h2", "paper-type", type) : null,
            document.TypeName is not null && document.Abstract is { } about ? Text("p", "paper-abstract", about) : null,
            Addressees(document.Addressees),
            PaperText.Ended(document.Grounds).Select(g => Text("p", "paper-ground", g)),
            blocks.Lay(document.Body),
            Closing(document),
            document.Annexes.Select(Annex),
            mark is null ? null : Text("p", "paper-mark paper-mark-end", mark));
    }

    private XElement? Names(OfficialDocument document)
    {
        object?[] left =
        [
            document.Issuer?.Governing.Select(g => Text("p", "paper-governing", PaperText.Capitals(g))),
            document.Issuer is { } issuer ? Text("p", "paper-issuer", PaperText.Capitals(issuer.Name)) : null,
        ];
        object?[] leftLow =
        [
            document.Number is { } number ? Text("p", "paper-number", number.Print(layout.Words)) : null,
            document.About is { } about ? Text("p", "paper-about", layout.Words.AboutLine(about)) : null,
            layout.Words.Of(document.Urgency) is { } urgency ? Text("p", "paper-stamp", urgency) : null,
        ];
        object?[] right = document.ShowsNation ? [Text("p", "paper-nation", layout.Words.Nation), Text("p", "paper-motto", layout.Words.Motto)] : [];
        object?[] rightLow = document.PlaceAndDate is { } place ? [Text("p", "paper-place", place.Print(layout.Words))] : [];

        var names = Tag("div", null, left);
        var numbers = Tag("div", null, leftLow);
        var nation = Tag("div", null, right);
        var places = Tag("div", null, rightLow);
        if (names.HasElements || numbers.HasElements)
            return Tag("header", "paper-head", names, nation, numbers, places);
        return nation.HasElements || places.HasElements ? Tag("header", "paper-head paper-wide", nation, places) : null;
    }

    private XElement? Addressees(IReadOnlyList<string> addressees) => addressees.Count switch
    {
        0 => null,
        1 => Text("p", "paper-to", $"{layout.Words.To} {PaperText.Line(addressees[0])}"),
        _ => Tag("div", "paper-to-many", Text("p", null, layout.Words.To), Tag("ul", null, [.. PaperText.Ended(addressees).Select(a => Text("li", null, a))])),
    };

    private XElement? Closing(OfficialDocument document)
    {
        if (document.Signature is null && document.Recipients.Count == 0)
            return null;
        var recipients = Tag("div", "paper-recipients");
        if (document.Recipients.Count > 0)
            recipients.Add(Text("p", null, layout.Words.Recipients), Tag("ul", null, [.. PaperText.Ended(document.Recipients).Select(r => Text("li", null, r))]));
        var signature = Tag("div", "paper-signature");
        if (document.Signature is { } signed)
            signature.Add(
                signed.PlaceAndDate is { } place ? Text("p", "paper-place", place.Print(layout.Words)) : null,
                signed.Authority.Select(a => Text("p", "paper-authority", a)),
                signed.Note is { } note ? Text("p", "paper-note", note) : null,
                Text("p", "paper-name", signed.Name));
        return Tag("footer", "paper-closing", recipients, signature);
    }

    private XElement Annex(Annex annex) => Tag(
        "section",
        "paper-annex",
        Text("h2", "paper-type", annex.Number is { } number ? layout.Words.AnnexLine(number) : annex.Title),
        annex.Number is null ? null : Text("p", "paper-abstract", annex.Title),
        annex.IssuedWith is { } with ? Text("p", "paper-place", with) : null,
        blocks.Lay(annex.Body));
}
