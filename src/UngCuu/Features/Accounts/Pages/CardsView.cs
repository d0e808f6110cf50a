namespace UngCuu.Features.Accounts.Pages;

internal sealed record CardsView(IReadOnlyList<Demonstration.Card> Cards, string? Back);
