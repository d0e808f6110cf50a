import { figure, say } from "./words.js";
import { backOff, feed } from "./feed.js";

// Parts of a page that follow what they show: <… id="timeline-entries" data-live="Incident:0199…">, and <… data-live="Incident"> for any of its kind.
// When it changes the page is read again and those parts are put in place of the old; what somebody is typing in stays.
const everything = "*";
const between = 1_000;
const passes = [502, 503, 504, 507];

export function followLive() {
  const live = document.querySelector('meta[name="live"]');
  if (!live) return;
  const port = connect(live);
  const since = Number(live.dataset.since);
  port.onmessage = ({ data }) => (data.kind === "unread" ? ring(data.data) : changed(data.data));
  const tell = (message) => port.postMessage({ seen: !document.hidden, ...message });
  tell({ since });
  document.addEventListener("visibilitychange", () => tell({}));
  window.addEventListener("pagehide", () => tell({ bye: true }));
  window.addEventListener("pageshow", (event) => { if (event.persisted) { tell({ since }); changed([everything]); } });
}

function connect(live) {
  const address = new URL(live.content, location.href).href;
  if (window.SharedWorker) return new SharedWorker(live.dataset.worker, { name: `${address}#${live.dataset.reader}` }).port;
  const { port1, port2 } = new MessageChannel(); // where there is none, each page has its own
  feed(address).join(port2);
  return port1;
}

function ring(unread) {
  for (const bell of document.querySelectorAll(".bell")) {
    bell.setAttribute("aria-label", say("notices", figure(unread)));
    const count = bell.querySelector(".count") ?? bell.appendChild(Object.assign(document.createElement("span"), { className: "count", ariaHidden: "true" }));
    count.textContent = figure(unread);
    count.hidden = unread === 0;
  }
}

const waiting = new Set();
let reading = false, refused = 0;

async function changed(things) {
  for (const thing of things) waiting.add(thing);
  if (reading) return;
  reading = true;
  try {
    while (waiting.size > 0) {
      const asked = [...waiting], parts = following(waiting);
      waiting.clear();
      if (parts.length === 0) continue;
      const answered = await readAgain(parts);
      if (!answered) for (const thing of asked) waiting.add(thing);
      refused = answered ? 0 : refused + 1;
      await new Promise((done) => setTimeout(done, answered ? between : backOff(refused)));
      if (!answered) await seen();
    }
  } finally {
    reading = false;
  }
}

const seen = () => new Promise((done) => {
  const look = () => { if (!document.hidden) { document.removeEventListener("visibilitychange", look); done(); } };
  document.addEventListener("visibilitychange", look);
  look();
});

const following = (things) => [...document.querySelectorAll("[data-live]")].filter(({ dataset: { live } }) =>
  things.has(everything) || things.has(live) || [...things].some((thing) => thing.startsWith(`${live}:`)));

// False where the server was away or had too much to do.
async function readAgain(parts) {
  for (const part of parts) if (part.hidden) part.hidden = false; // only says that there is something new
  const own = parts.filter((part) => part.id);
  if (own.length === 0) return true;
  const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } }).catch(() => null);
  if (!answer || passes.includes(answer.status)) return false;
  if (!answer.ok) return true;
  const text = await answer.text().catch(() => null); // broken off in the middle
  if (text === null) return false;
  const page = new DOMParser().parseFromString(text, "text/html");
  const reader = (of) => of.querySelector('meta[name="live"]')?.dataset.reader;
  if (reader(page) !== reader(document)) return true; // somebody else signed in meanwhile
  const put = own.filter((part) => replace(part, page.getElementById(part.id)));
  if (put.length > 0) document.getElementById("live-said").textContent = say("updated");
  return true;
}

const typed = (field) => field.value !== field.defaultValue && field.type !== "hidden";

function replace(part, fresh) {
  if (!fresh || part.isEqualNode(fresh)) return false;
  if (part.querySelector("input:focus, textarea:focus, select:focus") || [...part.querySelectorAll("input, textarea")].some(typed)) return false;
  const known = new Set(entries(part).map(named));
  const open = [...part.querySelectorAll("details")].map((details) => details.open);
  const focused = document.activeElement;
  const place = focusable(part).indexOf(focused);
  const put = document.importNode(fresh, true);
  part.replaceWith(put);
  put.querySelectorAll("details").forEach((details, index) => { if (open[index]) details.open = true; });
  if (place >= 0) stay(focusable(put), focused, place);
  for (const entry of entries(put)) entry.classList.toggle("fresh", !known.has(named(entry)));
  return true;
}

// What comes and goes around it must not push the focus on to a neighbour.
function stay(now, focused, place) {
  const same = (one) => one.tagName === focused.tagName && one.getAttribute("href") === focused.getAttribute("href") && one.textContent === focused.textContent;
  (now.find(same) ?? now[Math.min(place, now.length - 1)])?.focus();
}

const entries = (part) => [...part.querySelectorAll(".timeline-item, .work > li")];

const named = (entry) => entry.id || entry.dataset.about + entry.dataset.rule + entry.querySelector("time")?.dateTime + entry.querySelector("strong, .row-title")?.textContent;

const focusable = (part) => [...part.querySelectorAll("a[href], button, summary")];
