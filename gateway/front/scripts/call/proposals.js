// Proposals beside the call's form: asked for while one types, taken by button or key. Nothing is kept by asking.
import { sentence } from "../sentences.js";
const form = document.getElementById("call"), panel = document.getElementById("proposals");
const PAUSE_MS = 400, LOOKED_AT = ["subject", "content", "place", "district", "topic", "phone", "name", "address", "reported_unit_id"];
let timer, asked = 0, before = "";

const fieldsNow = () => JSON.stringify(LOOKED_AT.map((name) => form.elements[name]?.value));

async function ask() {
  clearTimeout(timer);
  if (form.elements.is_state_secret.checked) { panel.replaceChildren(); return; }
  const now = fieldsNow(), number = ++asked;
  if (now === before) return;
  try {
    const answer = await fetch(panel.dataset.proposals, {
      method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-Part": "proposals" },
    });
    if (number !== asked || form.elements.is_state_secret.checked) return;
    if (answer.redirected || !answer.ok) throw new Error();
    panel.innerHTML = await answer.text();
    before = now;
    preset();
    mark();
    takeKeys();
  } catch {
    panel.textContent = sentence("proposals.none");
  }
}

function take(set) {
  for (const [name, value] of new URLSearchParams(set)) {
    if (name === "subject" && isWritten("subject")) continue;
    put(name, value === "*" ? panel.querySelector("[data-masked]").textContent : value);
    if (name === "unit_ids") beginTransfer(value);
  }
  mark();
}

// Heading and kind follow the words for as long as the operator has not written or chosen them; the page says so.
const presets = new Map();
const valueOf = (name) => (form.elements[name] instanceof RadioNodeList ? form.elements[name].value : form.elements[name]?.value) ?? "";
const isWritten = (name) => valueOf(name) !== "" && valueOf(name) !== presets.get(name);

function preset() {
  for (const { dataset: { preset: name, value } } of panel.querySelectorAll("[data-preset]")) {
    if (!value || isWritten(name) || valueOf(name) === value) continue;
    presets.set(name, value);
    put(name, value);
  }
  for (const name of ["subject", "kind"]) {
    const field = form.elements[name][0]?.closest(".field") ?? form.elements[name].closest(".field");
    field.toggleAttribute("data-is-preset", presets.has(name) && !isWritten(name));
  }
}

// The first unit taken leads, and the way is to transfer, unless the operator has chosen otherwise.
function beginTransfer(unit) {
  if (!form.querySelector("[name=lead_unit_id]:checked")) put("lead_unit_id", unit);
  if (!form.querySelector("[name=way]:checked")) put("way", "transfer");
}

function put(name, value) {
  const box = form.querySelector(`[name="${name}"][value="${CSS.escape(value)}"]`);
  const control = box ?? form.elements[name];
  if (box) box.checked = true; else control.value = value;
  for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
  control.closest(".unit")?.removeAttribute("hidden");
}

// Keys work alike in every browser, and only where a button has one: Alt and the letter it shows.
const keys = new Map();
function takeKeys() {
  keys.clear();
  for (const button of document.querySelectorAll(".proposals button[accesskey]")) {
    keys.set(button.accessKey, button);
    button.dataset.key = button.accessKey;
    button.removeAttribute("accesskey");
  }
  for (const button of document.querySelectorAll(".proposals button[data-key]")) keys.set(button.dataset.key, button);
}
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const button = keys.get(event.code.replace(/^(Digit|Numpad|Key)/, "").toLowerCase());
  if (button) { event.preventDefault(); button.click(); }
});

// A button whose value stands in the form already is shown as taken.
function mark() {
  const filled = new FormData(form);
  for (const button of panel.querySelectorAll("button.take")) {
    const isTaken = [...new URLSearchParams(button.value)].every(([name, value]) => value !== "*" && filled.getAll(name).includes(value));
    button.classList.toggle("is-taken", isTaken);
    button.setAttribute("aria-pressed", isTaken);
  }
}

form.addEventListener("input", (event) => {
  if (event.target.name === "is_state_secret") { asked++; panel.replaceChildren(); }
  clearTimeout(timer);
  timer = setTimeout(ask, PAUSE_MS);
});
form.addEventListener("change", (event) => {
  if (event.target.name === "unit_ids" && event.target.checked) beginTransfer(event.target.value);
  if (event.isTrusted && presets.get(event.target.name) === event.target.value) presets.delete(event.target.name);
  mark();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button.take, button[data-ask]");
  if (!button) return;
  event.preventDefault();
  if (button.matches("[data-ask]")) { before = ""; ask(); } else take(button.value);
});
takeKeys();
if (fieldsNow().replace(/[[\]",]/g, "")) ask();
