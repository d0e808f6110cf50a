using UngCuu.BrowserTests.Support;
using UngCuu.BrowserTests.Walks;

namespace UngCuu.BrowserTests.Journeys;

/// <summary>The whole first walk, each time in the way of somebody who is often kept out.</summary>
public sealed class AccessForAllTests(Product product)
{
    private static readonly TimeSpan ThreeMinutes = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task The_first_walk_is_gone_with_keys_alone_and_the_focus_is_always_seen()
    {
        await Walk("vi", new Keys(), new Eye(), card => product.SignIn(card));
    }

    [Theory, InlineData("vi"), InlineData("en")]
    public Task The_first_walk_is_gone_by_what_a_screen_reader_says(string language) =>
        Walk(language, new Mouse(), new ScreenReader(language), card => product.SignIn(card, language));

    [Fact]
    public async Task The_first_walk_is_gone_with_keys_on_a_page_twice_as_large()
    {
        await Walk("vi", new Keys(), new Sight(), card => product.SignIn(card, width: 640));
    }

    [Fact]
    public Task The_first_walk_is_gone_with_letters_twice_as_large() =>
        Walk("vi", new Mouse(), new Sight(), card => product.SignIn(card, width: 1280, largeLetters: true));

    [Fact]
    public Task The_first_walk_is_gone_with_scripts_switched_off() =>
        Walk("vi", new Mouse(), new Sight(), card => product.SignIn(card, script: false), movesFocus: false);

    [Fact]
    public Task The_first_walk_is_gone_on_a_phone() =>
        Walk("en", new Thumb(), new PhoneInHand(), card => product.SignIn(card, "en", 390));

    [Fact]
    public async Task An_operator_reports_from_a_phone_within_three_minutes()
    {
        var thumb = new Thumb();
        var eye = new PhoneInHand();
        await using (var reporter = new Walker(await product.SignIn("Đầu mối vận hành 2", width: 390), thumb, eye))
            await FirstIncidentWalk.ReportShortly(reporter, Words.Of("vi"));
        Nothing(eye.Noted);
        Assert.True(thumb.Spent.Takes <= ThreeMinutes, $"{thumb.Spent}");
        Assert.Equal((6, 11, 4), (thumb.Spent.Pages, thumb.Spent.Taps, thumb.Spent.Fields));
    }

    [Fact]
    public async Task Anybody_reports_from_a_phone_within_three_minutes()
    {
        var thumb = new Thumb();
        var eye = new PhoneInHand();
        await using (var citizen = new Walker(await product.Visit(width: 390), thumb, eye))
            await FirstIncidentWalk.ReportAsACitizen(citizen, Words.Of("vi"));
        Nothing(eye.Noted);
        Assert.True(thumb.Spent.Takes <= ThreeMinutes, $"{thumb.Spent}");
        Assert.Equal((5, 10, 5), (thumb.Spent.Pages, thumb.Spent.Taps, thumb.Spent.Fields));
    }

    [Fact]
    public async Task A_phone_offers_the_keyboard_that_fits_and_what_it_knows_of_its_owner()
    {
        await using var citizen = await product.Visit(width: 390);
        await citizen.Open("/public/report");
        await citizen.Press("Bắt đầu");
        var fields = await citizen.Page.Locator("main .form-control").EvaluateAllAsync<string[]>("fields => fields.map(f => `${f.name} ${f.type} ${f.autocomplete}`)");
        Assert.Equal(["F.reporterName text name", "F.reporterAddress text street-address", "F.contactName text name", "F.contactPhone tel tel", "F.contactEmail email email"], fields);
    }

    private static async Task Walk(string language, Hand hand, Eye eye, Func<string, Task<Visitor>> signIn, bool movesFocus = true)
    {
        try
        {
            await new FirstIncidentWalk(Words.Of(language), async card => new Walker(await signIn(card), hand, eye), movesFocus).Play();
        }
        finally
        {
            Nothing([.. eye.Noted, .. (hand as Keys)?.Faults ?? []]); // where the walk broke off, what was wrong before often says why
        }
    }

    private static void Nothing(IReadOnlyCollection<string> wrong) => Assert.True(wrong.Count == 0, string.Join('\n', wrong));
}
