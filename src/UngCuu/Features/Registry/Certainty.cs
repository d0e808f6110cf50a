namespace UngCuu.Features.Registry;

/// <summary>How far an entry may be relied on; shown wherever it is not the first.</summary>
public enum Certainty
{
    /// <summary>Stated by a legal text or an official publication.</summary>
    Law,

    /// <summary>Our reading where the law is silent.</summary>
    Default,

    /// <summary>Generally known, not compared with a text.</summary>
    Unverified,
}
