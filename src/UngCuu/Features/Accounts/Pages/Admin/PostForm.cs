using System.ComponentModel.DataAnnotations;
using UngCuu.Security;

namespace UngCuu.Features.Accounts.Pages.Admin;

/// <summary>A post to be given, alone or with an invitation.</summary>
public class PostForm
{
    [Display(Name = "account.post.role"), Required]
    public PostRole? Role { get; set; }

    [Display(Name = "account.post.organisation"), Required]
    public Guid? OrganisationId { get; set; }

    [Display(Name = "account.post.first-day")]
    public DateOnly? From { get; set; }

    [Display(Name = "account.post.last-day")]
    public DateOnly? To { get; set; }
}
