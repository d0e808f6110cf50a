const grace = 10_000; // from one page to the next the stream stays open
const kept = 50;
const again = 5_000, atMost = 300_000, often = 12;

// Milliseconds after so many refusals, ever more; many who were refused in the same moment do not come again in the same moment.
export const backOff = (refused) => Math.min(again * 2 ** (refused - 1), atMost) * (1 + Math.random());

// Holds the stream while a page is seen, and passes on to every page what comes. A page says: { since }, { seen }, { bye }.
export function feed(address) {
  const pages = new Map();
  const heard = [];
  let source = null, position = null, later = 0, refused = 0, joined = false, ended = false;

  function open() {
    if (source || ended) return;
    const from = new URL(address);
    if (position !== null) from.searchParams.set("since", position);
    joined = false;
    source = new EventSource(from);
    for (const kind of ["changed", "unread", "beat"]) source.addEventListener(kind, take);
    source.addEventListener("ended", () => { ended = !joined; close(); look(); });
    source.addEventListener("error", () => {
      if (source?.readyState !== EventSource.CLOSED) return; // a broken line the browser takes up by itself
      close();
      if (refused >= often) ended = true; // until another page comes
      else setTimeout(look, backOff(++refused));
    });
  }

  function close() {
    source?.close();
    source = null;
  }

  function take(event) {
    refused = 0;
    if (event.lastEventId) position = Number(event.lastEventId);
    if (event.type === "beat") return;
    const news = { kind: event.type, data: JSON.parse(event.data), position };
    heard.push(news);
    if (heard.length > kept) heard.shift();
    for (const port of pages.keys()) port.postMessage(news);
  }

  function look() {
    clearTimeout(later);
    if ([...pages.values()].includes(true)) open();
    else later = setTimeout(close, grace);
  }

  function join(port) {
    port.onmessage = ({ data }) => {
      if (data.bye) pages.delete(port);
      else pages.set(port, data.seen);
      if (data.since !== undefined) {
        // The session of this page may hold where that of the stream does not: it is tried once more.
        joined = true;
        ended = false;
        refused = 0;
        if (position === null) position = data.since;
        for (const news of heard) if (news.position >= data.since) port.postMessage(news);
      }
      look();
    };
    port.start?.();
  }

  return { join };
}
