namespace UngCuu.Documents;

/// <summary>
/// An official document in the parts Decree 30/2020 names. Features compose it from facts; <see cref="Word.WordRenderer"/> and
/// <see cref="PrintRenderer"/> lay it out. Texts stand here as people wrote them: cleaning, dashes and end marks are the renderers' work.
/// </summary>
public sealed record OfficialDocument
{
    /// <summary>What the document is called in a list, in the file's properties and to a screen reader.</summary>
    public required string Title { get; init; }

    public FormBox? FormBox { get; init; }

    public IssuingBody? Issuer { get; init; }

    /// <summary>Quốc hiệu and tiêu ngữ; a legal form printed without them says false.</summary>
    public bool ShowsNation { get; init; } = true;

    public DocumentNumber? Number { get; init; }

    /// <summary>Trích yếu of a letter, printed as V/v under the number; a document with a type uses <see cref="Abstract"/>.</summary>
    public string? About { get; init; }

    public PlaceAndDate? PlaceAndDate { get; init; }

    public Urgency Urgency { get; init; }

    /// <summary>Tên loại văn bản, e.g. BÁO CÁO; a letter (công văn) has none.</summary>
    public string? TypeName { get; init; }

    public string? Abstract { get; init; }

    public IReadOnlyList<string> Addressees { get; init; } = [];

    public IReadOnlyList<string> Grounds { get; init; } = [];

    public IReadOnlyList<Block> Body { get; init; } = [];

    public Signature? Signature { get; init; }

    /// <summary>Nơi nhận; the last line is the archive one (Lưu: …).</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    public IReadOnlyList<Annex> Annexes { get; init; } = [];

    public DocumentMark Mark { get; init; }

    /// <summary>UTC. Goes into the file's properties; without it the file carries no time and stays byte for byte the same.</summary>
    public DateTime? MadeAt { get; init; }
}

/// <param name="Governing">Cơ quan chủ quản, one line each; empty for a body that has none above it.</param>
public sealed record IssuingBody(string Name, params IReadOnlyList<string> Governing);

/// <summary>The box at the top right of a legal form: <c>Mẫu số 03</c>, <c>Ban hành kèm theo …</c>.</summary>
public sealed record FormBox(string Number, string IssuedWith);

/// <summary>Secrecy degrees are missing on purpose: the system is not accredited for state secrets.</summary>
public enum Urgency
{
    None,
    Urgent,
    VeryUrgent,
    Flash,
}

/// <summary>Says on every page that the paper is not about a real incident.</summary>
public enum DocumentMark
{
    None,
    Drill,
    Demonstration,
}

/// <param name="Authority">Lines above the name: <c>TM. ỦY BAN NHÂN DÂN</c>, <c>KT. GIÁM ĐỐC</c>, <c>PHÓ GIÁM ĐỐC</c>.</param>
/// <param name="Name">The signer; null leaves room to write it.</param>
/// <param name="Note">As printed on the form, e.g. (Ký tên, đóng dấu).</param>
/// <param name="PlaceAndDate">Legal forms put it above the signature instead of at the top.</param>
public sealed record Signature(IReadOnlyList<string> Authority, string? Name, string? Note = null, PlaceAndDate? PlaceAndDate = null);

/// <param name="Number">I, II…, empty for the only annex; null for a page that is not called annex (phụ lục) but by its title alone.</param>
/// <param name="IssuedWith">(Kèm theo Báo cáo số … ngày …)</param>
public sealed record Annex(string? Number, string Title, string? IssuedWith, IReadOnlyList<Block> Body);
