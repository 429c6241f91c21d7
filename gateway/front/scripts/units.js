// Narrows the list of units to those whose name or duties hold every word typed; chosen ones stay in sight. Enter takes the first
// that was found, the arrow keys go through the list, where Enter and the space bar take a unit.
for (const box of document.querySelectorAll("[data-filter-units]")) {
  const units = box.closest(".units").querySelectorAll(".unit");
  const narrow = () => {
    const words = box.value.trim().split(/\s+/).filter(Boolean);
    for (const unit of units) {
      const chosen = unit.querySelector("input[type=checkbox], input[type=radio]").checked;
      unit.hidden = !chosen && !words.every((word) => unit.dataset.words.includes(word));
    }
  };
  const boxes = () => [...units].filter((unit) => !unit.hidden).map((unit) => unit.querySelector("input[type=checkbox], input[type=radio]"));
  const take = (control) => {
    control.click();
    box.value = "";
    narrow();
    box.focus();
  };
  box.addEventListener("input", narrow);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || !["Enter", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    const found = boxes(), fresh = found.find((control) => !control.checked);
    if (event.key === "ArrowDown") found[0]?.focus();
    else if (box.value.trim() && fresh) take(fresh);
  });
  box.closest(".units").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.target === box || !event.target.matches(".unit .option input")) return;
    const found = boxes(), step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      (found[found.indexOf(event.target) + step] ?? (step < 0 ? box : event.target)).focus();
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(event.target);
    }
  });
}
// Choosing the lead chooses the unit.
for (const lead of document.querySelectorAll("input[name=lead_unit_id]")) {
  lead.addEventListener("change", () => { lead.closest(".unit").querySelector("input[type=checkbox]").checked = true; });
}
