using System.ComponentModel.DataAnnotations;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>Before what a session left open on a desk must not be enough for.</summary>
public sealed class CurrentPasswordForm
{
    [Display(Name = "account.password.current"), Required, StringLength(PasswordRule.Longest), DataType(DataType.Password)]
    public string Password { get; set; } = "";
}
