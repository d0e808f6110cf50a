using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UngCuu.Documents;

/// <summary>
/// The paper as Decree 30/2020 wants it, read from layout.json: lengths in millimetres, type sizes and spaces in points,
/// and the words printed on every official document. A new decree is a new file, not new code.
/// </summary>
public sealed record Layout(
    string Basis,
    PageLayout Page,
    FontNames Fonts,
    TypeSizes Sizes,
    TextLayout Text,
    HeadingLayout Heading,
    TableLayout Table,
    SignatureLayout Signature,
    PaperWords Words)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The layout shipped with the product.</summary>
    public static Layout Current { get; } = Embedded();

    public static Layout Read(Stream json) =>
        JsonSerializer.Deserialize<Layout>(json, Json) ?? throw new InvalidDataException("The layout file is empty.");

    /// <summary>Width left for text between the margins, in millimetres.</summary>
    [JsonIgnore]
    public double TextWidth => Page.Width - Page.Left - Page.Right;

    private static Layout Embedded()
    {
        using var stream = typeof(Layout).Assembly.GetManifestResourceStream("Documents/layout.json")
            ?? throw new InvalidDataException("Documents/layout.json is not in the assembly.");
        return Read(stream);
    }
}

/// <param name="Edge">From the edge of the paper to the page number above and the mark below.</param>
public sealed record PageLayout(double Width, double Height, double Top, double Bottom, double Left, double Right, double Edge);

/// <param name="Box">A font that has ☐ and ☒ on an office computer.</param>
/// <param name="Capital">Mean width of a bold capital, in millimetres for each point of its size.</param>
/// <param name="Letter">The same of other text.</param>
public sealed record FontNames(string Text, string Box, double Capital, double Letter);

public sealed record TypeSizes(
    double Body, double Nation, double Motto, double Issuer, double Number, double About, double PlaceAndDate,
    double Type, double Abstract, double Form, double Hint, double FormBox, double Stamp,
    double Authority, double RecipientsTitle, double Recipients, double PageNumber, double Mark);

/// <param name="After">Points below a paragraph.</param>
/// <param name="Line">Line spacing as a multiple of single.</param>
public sealed record TextLayout(double After, double Line, double FirstLine, double Addressee, double Hanging);

public sealed record HeadingLayout(double IssuerColumn, double MottoRule, double IssuerRule, double FormBox, double Stamp);

/// <param name="CellAfter">Points below a paragraph in a cell.</param>
public sealed record TableLayout(double Padding, double CellAfter);

/// <param name="Space">Points left free for the signature and the stamp.</param>
public sealed record SignatureLayout(double Column, double Space);

/// <summary>Words every official document prints, whatever it says; documents are Vietnamese in both languages of the screens.</summary>
public sealed record PaperWords(
    string Nation, string Motto, string Number, string About, string PlaceAndDate, string Date, string Time, string To,
    string Recipients, string Annex, string AnnexNumber, string Mandatory, string Yes, string No, string Ticked, string Unticked,
    IReadOnlyDictionary<string, string> Urgency, IReadOnlyDictionary<string, string> Mark)
{
    public string? Of(Urgency urgency) => urgency == Documents.Urgency.None ? null : Urgency[Key(urgency)];

    public string? Of(DocumentMark mark) => mark == DocumentMark.None ? null : Mark[Key(mark)];

    public string AboutLine(string about) => string.Format(CultureInfo.InvariantCulture, About, PaperText.Line(about));

    public string AnnexLine(string number) => number.Length == 0 ? Annex : string.Format(CultureInfo.InvariantCulture, AnnexNumber, number);

    private static string Key(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
