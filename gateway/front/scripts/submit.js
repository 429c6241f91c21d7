// One click sends a form once, and a call's seconds are counted while its form is open.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", () => {
    const seconds = form.querySelector("[data-call-seconds]");
    if (seconds) seconds.value = Number(seconds.value) + Math.round(performance.now() / 1000);
    for (const button of form.querySelectorAll("button")) button.disabled = true;
  });
}
addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("form[method=post] button")) button.disabled = false;
});
