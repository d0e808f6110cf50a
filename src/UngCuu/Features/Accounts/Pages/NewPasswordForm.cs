using System.ComponentModel.DataAnnotations;

namespace UngCuu.Features.Accounts.Pages;

public sealed class NewPasswordForm
{
    [Display(Name = "account.new-password"), Required, StringLength(PasswordRule.Longest), DataType(DataType.Password)]
    public string Password { get; set; } = "";
}
