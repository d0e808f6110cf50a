using System.ComponentModel.DataAnnotations;

namespace UngCuu.Features.Accounts.Pages;

/// <summary>What ties a phone.</summary>
public class AppForm
{
    /// <summary>The offered key, sealed: the page carries it until the phone has proved that it has it.</summary>
    [Required, StringLength(1000)]
    public string Key { get; set; } = "";

    [Display(Name = "account.app.code"), Required, StringLength(20)]
    public string Code { get; set; } = "";
}
