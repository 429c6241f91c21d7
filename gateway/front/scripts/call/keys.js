// Keys of the call page beyond those of the proposals: Ctrl+Enter registers, Alt and a letter ticks; and the clock of the call.
import { keep, seconds, secondsBefore } from "./draft.js";

const form = document.getElementById("call"), time = document.getElementById("call-time");
const MOVING = { t: () => form.elements.topic.focus(), u: toUnits };
const TICKS = { s: "is_state_secret", p: "wants_secrecy", y: "is_anonymous", w: "reports_wrongdoing" };
let mayGo = false, isWaiting = false;

// Before the form leaves the page its words are kept: a connection or a session that is gone is noticed here, and nothing is lost.
addEventListener("submit", async (event) => {
  if (event.target !== form) return;
  if (mayGo) { mayGo = false; return; }
  event.preventDefault();
  event.stopImmediatePropagation();
  if (isWaiting) return;
  isWaiting = true;
  mayGo = await keep(true);
  isWaiting = false;
  if (form.elements.is_state_secret.checked) for (const field of form.querySelectorAll("[id]:is(input, textarea)")) field.disabled = field.type !== "checkbox";
  form.elements.call_seconds.value = secondsBefore;
  if (mayGo) form.requestSubmit();
}, true);

document.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.ctrlKey && event.key === "Enter") {
    event.preventDefault();
    form.requestSubmit();
  }
  if (event.key === "Enter" && !event.ctrlKey && !event.altKey && event.target.matches("#call .field > input.form-control")) {
    event.preventDefault();
    toNext(event.target);
  }
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const letter = event.code.replace(/^Key/, "").toLowerCase(), tick = form.elements[TICKS[letter]];
  if (tick) { event.preventDefault(); tick.click(); tick.focus(); }
  if (MOVING[letter]) { event.preventDefault(); MOVING[letter](); }
});

// Enter in a line goes on to the next field: a call is not registered by a slip.
function toNext(field) {
  const fields = [...form.querySelectorAll("input:not([type=hidden]), textarea, select, button.main")].filter((one) => one.checkVisibility());
  fields[fields.indexOf(field) + 1]?.focus();
}

function toUnits() {
  form.querySelector("[name=way][value=transfer]").click();
  form.querySelector("[data-filter-units]").focus();
}

time.hidden = false;
function tell() {
  const now = seconds();
  time.textContent = `${Math.floor(now / 60)}:${String(now % 60).padStart(2, "0")}`;
}
setInterval(tell, 1000);
tell();

(form.querySelector("[aria-invalid=true]") ?? form.elements.content).focus();
