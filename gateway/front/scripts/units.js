// Narrows the list of units to those whose name or duties hold every word typed; chosen ones stay in sight.
for (const box of document.querySelectorAll("[data-filter-units]")) {
  const units = box.closest(".units").querySelectorAll(".unit");
  const narrow = () => {
    const words = box.value.trim().split(/\s+/).filter(Boolean);
    for (const unit of units) {
      const chosen = unit.querySelector("input[type=checkbox], input[type=radio]").checked;
      unit.hidden = !chosen && !words.every((word) => unit.dataset.words.includes(word));
    }
  };
  box.addEventListener("input", narrow);
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
}
// Choosing the lead chooses the unit.
for (const lead of document.querySelectorAll("input[name=lead_unit_id]")) {
  lead.addEventListener("change", () => { lead.closest(".unit").querySelector("input[type=checkbox]").checked = true; });
}
