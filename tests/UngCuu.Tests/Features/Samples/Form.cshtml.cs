using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UngCuu.Security;
using UngCuu.Web;
using UngCuu.Web.TagHelpers;

namespace UngCuu.Tests.Features.Samples;

public enum Language
{
    Vietnamese,
    English,
}

[Public]
public sealed class FormModel : PageModel
{
    [BindProperty]
    public SampleForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Label { get; set; }

    /// <summary>What the last accepted post bound, for the test to look at.</summary>
    public static SampleForm? Accepted { get; set; }

    public IReadOnlyList<Choice> Owners { get; } =
    [
        new("a", "UBND tỉnh", "cấp tỉnh"),
        new("b", "Bộ <Thông tin>", Group: "Bộ"),
    ];

    public IActionResult OnPost()
    {
        Accepted = Form;
        this.Say("Đã gửi.");
        return RedirectToPage();
    }
}

public sealed record SampleForm
{
    [Display(Name = "shell.search"), StringLength(20)]
    public string Title { get; init; } = "";

    [Display(Name = "shell.menu"), DataType(DataType.MultilineText), StringLength(100, MinimumLength = 3)]
    public string? Story { get; init; }

    [EmailAddress]
    public string? Mail { get; init; }

    [DataType(DataType.PhoneNumber)]
    public string? Phone { get; init; }

    [DataType(DataType.Password)]
    public string? Secret { get; init; }

    [Range(1, 5)]
    public int? Level { get; init; }

    public Language? Kind { get; init; }

    public Language Way { get; init; }

    public IReadOnlyList<Language> Ways { get; init; } = [];

    public string? Owner { get; init; }

    public string? System { get; init; }

    [Display(Name = "shell.back")]
    public DateTime? At { get; init; }

    public DateOnly? Day { get; init; }

    public TimeOnly? Hour { get; init; }

    public bool Agreed { get; init; }

    public IReadOnlyList<IFormFile>? Files { get; init; }
}
