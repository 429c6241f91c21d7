// Answers beside the call's form: found while one types, taken into the answer by button or key. Nothing is kept by asking.
import { sentence } from "../sentences.js";
const callForm = document.getElementById("call"), shelf = document.getElementById("knowledge");
const words = document.getElementById("knowledge-words"), foundPlace = shelf.querySelector("[data-found]");
const REST_MS = 400;
let waiting, request = 0, last = "";

const question = () => words.value.trim() || ["subject", "content"].map((name) => callForm.elements[name].value).join("。").replace(/^。$/, "");

async function find() {
  clearTimeout(waiting);
  const mine = ++request, q = question();
  if (callForm.elements.is_state_secret.checked || !q) { foundPlace.replaceChildren(); last = ""; return; }
  if (q === last) return;
  try {
    const answer = await fetch(shelf.dataset.knowledge, {
      method: "POST", body: new URLSearchParams({ csrf: callForm.elements.csrf.value, q }),
    });
    if (mine !== request || callForm.elements.is_state_secret.checked) return;
    if (answer.redirected || !answer.ok) throw new Error();
    foundPlace.innerHTML = await answer.text();
    last = q;
  } catch {
    foundPlace.textContent = sentence("knowledge.none");
  }
}

// To take an answer is to answer on the spot; what the operator wrote already stays before it.
function takeAnswer(button) {
  const text = button.closest("details").querySelector("[data-answer]").textContent.trim(), field = callForm.elements.answer;
  if (!field.value.includes(text)) field.value = [field.value.trim(), text].filter(Boolean).join("\n");
  const way = callForm.querySelector("[name=way][value=answer]");
  way.checked = true;
  for (const control of [way, field]) for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
  field.focus();
}

shelf.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take-answer]");
  if (button) takeAnswer(button);
});
for (const source of [callForm, words]) source.addEventListener("input", (event) => {
  if (event.target.name === "answer") return;
  clearTimeout(waiting);
  waiting = setTimeout(find, event.target.name === "is_state_secret" ? 0 : REST_MS);
});
words.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); find(); } });
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const target = shelf.querySelector(`[data-key="${CSS.escape(event.code.replace(/^Key/, "").toLowerCase())}"]`);
  if (!target) return;
  event.preventDefault();
  if (target === words) words.focus(); else takeAnswer(target);
});
if (question()) find();
