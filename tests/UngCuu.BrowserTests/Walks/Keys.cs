using System.Text.Json;
using Microsoft.Playwright;

namespace UngCuu.BrowserTests.Walks;

/// <summary>Keys alone. At every stop on the way the focus has to be seen: drawn, not cut off, and not below something else.</summary>
internal sealed class Keys : Hand
{
    private const int MostStops = 150;

    /// <summary>Where the focus is, and what is wrong with how it shows.</summary>
    private const string Stop = """
        wanted => {
          const at = document.activeElement;
          if (!at || at === document.body) return { name: "", wrong: "", there: false };
          const name = (at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? at.innerText ?? "").trim().slice(0, 60);
          const box = at.getBoundingClientRect(), style = getComputedStyle(at);
          const reach = parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset);
          const wrong = [];
          const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && !/(, 0\)|transparent)$/.test(style.outlineColor);
          if (!drawn && at.id !== "main") wrong.push("no outline");
          if (box.width < 10 || box.height < 10) wrong.push(`only ${Math.round(box.width)} × ${Math.round(box.height)} px`);
          if (at.tabIndex > 0) wrong.push("out of turn");
          let sides = { left: box.left - reach, right: box.right + reach, top: box.top - reach, bottom: box.bottom + reach };
          for (let around = at; around !== document.documentElement; around = around.parentElement) {
            const outer = getComputedStyle(around);
            if (outer.clipPath !== "none") wrong.push(`clipped by ${around.tagName}.${around.className}`);
            if (around === at || around === document.body || outer.display === "contents" || (outer.overflowX === "visible" && outer.overflowY === "visible")) continue;
            const limit = around.getBoundingClientRect();
            const cut = ["left", "top"].filter(s => sides[s] < limit[s] - 1).concat(["right", "bottom"].filter(s => sides[s] > limit[s] + 1));
            if (cut.length > 1) wrong.push(`outline cut off ${cut} by ${around.tagName}.${around.className}`);
          }
          const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), ends = [box.top + Math.min(box.height / 2, 12), box.bottom - Math.min(box.height / 2, 12)];
          const seen = ends.map(y => document.elementFromPoint(x, y)).filter(on => on && (at === on || at.contains(on) || on.contains(at) && on !== document.documentElement && on.tagName === "LABEL" || [...at.labels ?? []].some(l => l.contains(on)) || at.parentElement?.classList.contains("picker") && at.parentElement.contains(on)));
          if (seen.length === 0 && at.id !== "main") wrong.push(`covered by ${document.elementFromPoint(x, ends[0])?.outerHTML.slice(0, 80) ?? "the edge of the screen"}`);
          return { name, wrong: wrong.join("; "), there: at === wanted };
        }
        """;

    private readonly HashSet<string> faults = new(StringComparer.Ordinal);

    /// <summary>What was not to be seen on the way.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public override async Task Press(ILocator control)
    {
        await GoTo(control);
        await control.Page.Keyboard.PressAsync("Enter");
    }

    public override async Task Type(ILocator field, string text)
    {
        await GoTo(field);
        await field.Page.Keyboard.PressAsync("ControlOrMeta+A");
        await field.Page.Keyboard.InsertTextAsync(text);
    }

    public override async Task Choose(ILocator list, string words)
    {
        var wanted = await EntryOf(list, words);
        await GoTo(list);
        await list.Page.Keyboard.PressAsync("Home");
        for (var turns = 0; await list.InputValueAsync() != wanted; turns++)
        {
            Assert.True(turns < MostStops, $"the arrows do not reach '{words}'");
            await list.Page.Keyboard.PressAsync("ArrowDown");
        }
    }

    public override async Task Tick(ILocator control)
    {
        if (await control.GetAttributeAsync("type") == "checkbox")
        {
            await GoTo(control);
            await control.Page.Keyboard.PressAsync("Space");
        }
        else
        {
            // Radio buttons are one stop; the arrows go through them.
            var name = await control.GetAttributeAsync("name");
            var group = control.Page.Locator($"input[type=radio][name='{name}']");
            var stop = await group.And(control.Page.Locator(":checked")).CountAsync() > 0 ? group.And(control.Page.Locator(":checked")) : group.First;
            await GoTo(stop);
            await control.Page.Keyboard.PressAsync("Space");
            for (var turns = 0; !await control.IsCheckedAsync(); turns++)
            {
                Assert.True(turns < 20, $"the arrows do not reach the choice of '{name}'");
                await control.Page.Keyboard.PressAsync("ArrowDown");
            }
        }
        Assert.True(await control.IsCheckedAsync());
    }

    public override async Task Attach(ILocator field, FilePayload file)
    {
        // Told before the way there: keys reach a page by another road than being told does, and may overtake it.
        var chooser = field.Page.WaitForFileChooserAsync();
        await GoTo(field);
        await field.Page.Keyboard.PressAsync("Space");
        await (await chooser).SetFilesAsync(file);
    }

    /// <summary>On from where the focus is with the tabulator; through everything once if need be, never round and round in one corner.</summary>
    private async Task GoTo(ILocator wanted)
    {
        await wanted.WaitForAsync();
        var passed = new List<string>();
        for (var stops = 0; stops < MostStops; stops++)
        {
            var stop = await wanted.EvaluateAsync<JsonElement>(Stop); // looked up anew each time: a live page may have put a new one in its place
            if (stop.GetProperty("wrong").GetString() is { Length: > 0 })
            {
                await wanted.Page.EvaluateAsync("() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"); // it comes with the next picture
                stop = await wanted.EvaluateAsync<JsonElement>(Stop);
            }
            var name = stop.GetProperty("name").GetString()!;
            if (stop.GetProperty("wrong").GetString() is { Length: > 0 } wrong)
                faults.Add($"{new Uri(wanted.Page.Url).AbsolutePath}: '{name}': {wrong}");
            if (stop.GetProperty("there").GetBoolean())
                return;
            passed.Add(name);
            await wanted.Page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail($"{wanted.Page.Url}: the keyboard does not reach {wanted}; it passed {string.Join(" | ", passed)}");
    }
}
