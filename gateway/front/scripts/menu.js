// The menu closes on a click elsewhere or Escape, and "/" goes to the search for a case wherever one doesn't type.
document.addEventListener("click", (event) => {
  for (const group of document.querySelectorAll("details.menu[open]")) if (!group.contains(event.target)) group.open = false;
});
document.addEventListener("keydown", (event) => {
  const open = document.querySelector("details.menu[open]");
  if (event.key === "Escape" && open) { open.open = false; open.querySelector("summary").focus(); }
  if (event.key !== "/" || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.target.closest("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) return;
  const search = document.querySelector(".find input");
  if (search) { event.preventDefault(); search.focus(); search.select(); }
});
