using UngCuu.Shared;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Features.Accounts.Pages.Admin;

internal static class ReachChoices
{
    extension(AdministratorReach reach)
    {
        public IReadOnlyList<Choice> OrganisationChoices() =>
            [.. reach.Organisations.Select(id => new Choice(id.ToString(), reach.NameOf(id))).OrderBy(c => SearchText.Fold(c.Text), StringComparer.Ordinal)];
    }
}
