// One click sends a form once, and a call's seconds are counted while its form is open.
const AGAIN_MS = 15_000;
const sending = new WeakSet();

function free(form) {
  sending.delete(form);
  for (const button of form.querySelectorAll("button[data-sending]")) { button.disabled = false; delete button.dataset.sending; }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented || event.submitter?.formTarget === "_blank") return;
  if (sending.has(form)) { event.preventDefault(); return; }
  sending.add(form);
  const seconds = form.querySelector("[data-call-seconds]");
  if (seconds) seconds.value = Number(seconds.value) + Math.round(performance.now() / 1000);
  // Afterwards: a button that is disabled now wouldn't send its own value.
  setTimeout(() => {
    for (const button of form.querySelectorAll("button:not(:disabled)")) { button.disabled = true; button.dataset.sending = ""; }
  });
  setTimeout(free, AGAIN_MS, form);
});
addEventListener("pageshow", () => { for (const form of document.forms) free(form); });
document.addEventListener("htmx:after:request", (event) => { const form = event.target.closest?.("form"); if (form) free(form); });
