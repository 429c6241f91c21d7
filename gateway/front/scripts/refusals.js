// What was refused to a part of the page is said at its top, in the words of the answer.
import { sentence } from "./sentences.js";
function say(words) {
  const main = document.getElementById("main");
  let place = main.querySelector(":scope > .refused");
  if (!place) {
    place = document.createElement("p");
    place.className = "faults refused";
    place.setAttribute("role", "alert");
    main.prepend(place);
  }
  place.textContent = words;
  place.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = event.detail, { status } = ctx.response;
  if (status < 400) { if (!ctx.sourceEvent?.type.startsWith("live:")) document.querySelector("#main > .refused")?.remove(); return; }
  if (status === 401) document.dispatchEvent(new CustomEvent("session:ended"));
  else if (!ctx.sourceEvent?.type.startsWith("live:")) {
    let words = sentence("refusals.unknown");
    try { words = JSON.parse(ctx.text).detail; } catch { /* not ours */ }
    say(words);
  }
});
document.addEventListener("htmx:error", (event) => {
  if (!event.detail.ctx?.sourceEvent?.type.startsWith("live:")) say(sentence("refusals.offline"));
});
