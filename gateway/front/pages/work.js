// The work list by keyboard: j k move, Enter opens, x ticks, s signs, r reports, f filters. Ticks survive what others change.
import { sentence } from "../scripts/sentences.js";

const rows = () => [...document.querySelectorAll("table.work tbody tr")];
const form = document.getElementById("work"), picked = form.querySelector(".picked"), all = document.getElementById("pick_all");
const ticks = () => [...form.querySelectorAll("input[name=case_ids]")];
let here = "";

function show(row, moves = true) {
  for (const one of rows()) one.classList.toggle("is-here", one === row);
  here = row?.dataset.case ?? "";
  if (row && moves) {
    row.querySelector("a").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
}

function told() {
  const ticked = ticks().filter((one) => one.checked).length;
  picked.textContent = ticked ? sentence("work.ticked", { count: ticked }) : "";
  all.checked = ticked > 0 && ticked === ticks().length;
  all.indeterminate = ticked > 0 && !all.checked;
}

function step(by) {
  const list = rows(), at = list.findIndex((row) => row.dataset.case === here);
  show(list[Math.min(Math.max(at + by, 0), list.length - 1)]);
}

const ofHere = (selector) => rows().find((row) => row.dataset.case === here)?.querySelector(selector);
const KEYS = {
  j: () => step(1), k: () => step(-1), f: () => document.getElementById("text").focus(),
  s: () => ofHere("button.sign")?.click(), r: () => ofHere("a.report")?.click(),
  Enter: () => ofHere("td.about a")?.click(),
  x: () => { const tick = ofHere("input[name=case_ids]"); if (tick) { tick.checked = !tick.checked; told(); } },
};

document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (target.matches("input:not([type=checkbox]), select, textarea") || !KEYS[event.key]) return;
  if (event.key === "Enter" && (target.matches("a, button, summary, input") || !here)) return;
  event.preventDefault();
  KEYS[event.key]();
});
form.addEventListener("focusin", (event) => show(event.target.closest("table.work tbody tr") ?? undefined, false));
form.addEventListener("change", (event) => {
  if (event.target === all) for (const one of ticks()) one.checked = all.checked;
  told();
});
all.closest("label").hidden = false;

// The rows come anew by themselves: what was ticked and where one stands stay.
const box = document.getElementById("work_rows");
let kept = [];
document.addEventListener("htmx:before:swap", () => { kept = ticks().filter((one) => one.checked).map((one) => one.value); });
new MutationObserver(() => {
  for (const one of ticks()) if (kept.includes(one.value)) one.checked = true;
  show(rows().find((row) => row.dataset.case === here), false);
  told();
}).observe(box, { childList: true, subtree: true });
document.querySelector(".results")?.focus();
