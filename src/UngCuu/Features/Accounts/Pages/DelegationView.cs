namespace UngCuu.Features.Accounts.Pages;

/// <param name="Given">Whether the reader of the page looks at it from the giver's side.</param>
/// <param name="NameOf">How an organisation is called for this reader.</param>
internal sealed record DelegationView(DelegationRow Row, bool Given, DateOnly Today, Func<Guid, string> NameOf);
