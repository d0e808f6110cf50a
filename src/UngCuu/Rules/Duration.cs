namespace UngCuu.Rules;

/// <summary>A length of time set in a profile: <c>60 minutes</c>, <c>4 hours</c>.</summary>
public sealed record Duration(Term.Exact Written)
{
    public TimeSpan Span => Written.Unit == ClockUnit.Hour ? TimeSpan.FromHours(Written.Number) : TimeSpan.FromMinutes(Written.Number);

    public static Duration Read(string text) => TermReader.Read(text) is Term.Exact exact
        ? new Duration(exact)
        : throw new FormatException($"'{text}' is not a length such as 30 minutes or 4 hours");

    public override string ToString() => Written.ToString();
}
