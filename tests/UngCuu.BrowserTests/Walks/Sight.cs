using Microsoft.Playwright;

namespace UngCuu.BrowserTests.Walks;

/// <summary>Everything large: nothing may be cut off, covered, or stand beyond the side of the screen.</summary>
internal class Sight : Eye
{
    private const string CutOff = """
        () => {
          const wrong = new Set(), seen = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest(".visually-hidden, [aria-hidden=true], svg");
          const words = e => (e.innerText || e.value || e.getAttribute("aria-label") || "").trim().slice(0, 60);
          if (document.documentElement.scrollWidth > innerWidth + 1 || document.documentElement.scrollWidth > document.documentElement.clientWidth)
            wrong.add(`the page is ${document.documentElement.scrollWidth} px wide on ${document.documentElement.clientWidth}`);
          const scrolls = e => { for (let p = e; p; p = p.parentElement) if (p !== document.body && p !== document.documentElement && /auto|scroll/.test(getComputedStyle(p).overflowX)) return true; return false; };
          const title = document.querySelector("h1")?.innerText ?? "";
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const around = text.parentElement, style = getComputedStyle(around);
            if (!text.data.trim() || /^(SCRIPT|STYLE|OPTION)$/.test(around.tagName) || !seen(around) || around.closest(".skip-link")) continue;
            if (parseFloat(style.textIndent) < 0) continue; // said elsewhere: the caption below the bars
            const range = document.createRange();
            range.selectNodeContents(text);
            for (const box of range.getClientRects()) {
              if (box.width < 1 || scrolls(around)) continue;
              if ((box.left < -1 || box.right > innerWidth + 1) && !(getComputedStyle(around).textOverflow === "ellipsis" && title.includes(text.data.trim()))) wrong.add(`'${text.data.trim().slice(0, 60)}' stands beyond the side`);
              for (let outer = around; outer !== document.body; outer = outer.parentElement) {
                const its = getComputedStyle(outer);
                if (its.overflowX === "visible" && its.overflowY === "visible" || its.display === "contents") continue;
                const limit = outer.getBoundingClientRect();
                const repeated = its.textOverflow === "ellipsis" && title.includes(text.data.trim());
                if (its.overflowX !== "visible" && !repeated && (box.right > limit.right + 1 || box.left < limit.left - 1)) wrong.add(`'${text.data.trim().slice(0, 60)}' is cut off by ${outer.tagName}.${outer.className}`);
                if (/hidden|clip/.test(its.overflowY) && (box.bottom > limit.bottom + 3 || box.top < limit.top - 3)) wrong.add(`'${text.data.trim().slice(0, 60)}' is cut off below by ${outer.tagName}.${outer.className}`);
              }
            }
          }
          const at = [scrollX, scrollY];
          for (const control of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")) {
            if (!seen(control) || control.closest(".skip-link, .picker > input[tabindex='-1']") || control.tabIndex < 0) continue;
            const first = control.getClientRects()[0];
            if (!first || first.width < 2) continue;
            control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
            const box = control.getClientRects()[0];
            const on = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + box.height / 2);
            if (!on || !(control === on || control.contains(on) || [...control.labels ?? []].some(l => l.contains(on)) || on.contains(control) && on.closest("label")))
              wrong.add(`'${words(control)}' is covered by ${on ? on.outerHTML.slice(0, 90) : "nothing on the screen"}`);
          }
          scrollTo(...at);
          return [...wrong];
        }
        """;

    public override async Task<IReadOnlyList<string>> Look(IPage page) => await page.EvaluateAsync<string[]>(CutOff);
}

/// <summary>A phone: as <see cref="Sight"/>, and everything is met by a thumb, with the keyboard that fits, and nothing jumps nearer while one types.</summary>
internal sealed class PhoneInHand : Sight
{
    private const string Met = """
        () => {
          const wrong = new Set(), seen = e => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest(".visually-hidden, .skip-link") && e.tabIndex >= 0;
          const words = e => `'${(e.labels?.[0]?.innerText || e.innerText || e.value || e.getAttribute("aria-label") || "").trim().slice(0, 50)}'`;
          const controls = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")].filter(seen);
          const met = c => /radio|checkbox/.test(c.type) && c.closest("label") ? c.closest("label") : c;
          const boxes = controls.map(c => ({ c, box: met(c).getBoundingClientRect() })).filter(b => b.box.width > 1);
          for (const { c, box } of boxes) {
            const size = `${Math.round(box.width)} × ${Math.round(box.height)} px`;
            const inText = c.tagName === "A" && getComputedStyle(c).display === "inline" && c.parentElement.innerText.trim() !== c.innerText.trim();
            const apart = () => { const x = box.left + box.width / 2, y = box.top + box.height / 2; return boxes.every(o => o.c === c || Math.hypot(Math.max(o.box.left - x, 0, x - o.box.right), Math.max(o.box.top - y, 0, y - o.box.bottom)) >= 12); };
            if ((box.width < 24 || box.height < 24) && !inText && !apart()) wrong.add(`${words(c)} is ${size}, less than 24`);
            const main = c.matches(".form-control, .form-select, .form-verbs .btn, .page-actions .btn, .bottombar a, .phonebar a, .work .btn, .form-check-input");
            if (main && box.height < 43.5) wrong.add(`${words(c)} is ${size}, less than 44`);
            if (c.matches("input:not([type=radio], [type=checkbox]), select, textarea") && parseFloat(getComputedStyle(c).fontSize) < 16) wrong.add(`${words(c)} has letters of ${getComputedStyle(c).fontSize}: the phone comes nearer`);
          }
          return [...wrong];
        }
        """;

    public override async Task<IReadOnlyList<string>> Look(IPage page) => [.. await base.Look(page), .. await page.EvaluateAsync<string[]>(Met)];
}
