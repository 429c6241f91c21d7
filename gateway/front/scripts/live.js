// The page follows what others do: one stream while it is in sight, and `live:<kind>` on the body and on every part that waits
// for it ("hx-trigger=live:tasks"). What the page asks by itself is marked, so that it keeps no session alive.
const HIDDEN_MS = 20_000;
let marks = document.body.dataset.live, source, resting, hasEnded = false;

function announce(names) {
  for (const kind of new Set(names.split(" ").map((name) => name.split("/")[0]))) {
    const event = () => new CustomEvent(`live:${kind}`, { bubbles: false });
    document.body.dispatchEvent(event());
    for (const part of document.querySelectorAll(`[hx-trigger*="live:${kind}"]:not([hx-trigger*="from:"])`)) part.dispatchEvent(event());
  }
}

function open() {
  clearTimeout(resting);
  if (source || !marks || hasEnded) return;
  source = new EventSource(`/live?about=${encodeURIComponent(marks)}`);
  source.addEventListener("changed", (event) => { marks = event.lastEventId; announce(event.data); });
  source.addEventListener("ended", (event) => {
    close();
    if (event.data === "session") { hasEnded = true; document.dispatchEvent(new CustomEvent("session:ended")); }
  });
  source.addEventListener("error", () => { if (source?.readyState === EventSource.CLOSED) close(); });
}

function close() {
  source?.close();
  source = undefined;
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") open();
  else resting = setTimeout(close, HIDDEN_MS);
});
addEventListener("pagehide", close);
addEventListener("pageshow", open);
addEventListener("focus", open);
document.addEventListener("session:renewed", () => { hasEnded = false; open(); });
document.addEventListener("htmx:config:request", (event) => {
  const { ctx } = event.detail;
  if (ctx.sourceEvent?.type.startsWith("live:")) ctx.request.headers["X-Automatic"] = "live";
});
