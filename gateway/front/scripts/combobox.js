// A line with a list to choose from, by typing and arrow keys (ARIA combobox with a listbox). Without scripts the browser's own
// list of suggestions serves. Words may stand in any order: 水 供应 finds 城乡建设/…/自来水供应.
const MOST_SHOWN = 12;

function combobox(input) {
  const values = [...input.list.options].map((option) => option.value), name = input.id;
  input.removeAttribute("list");
  const list = Object.assign(document.createElement("ul"), { id: `${name}-list`, className: "combo-list", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels[0]?.textContent ?? "");
  input.after(list);
  for (const [key, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) input.setAttribute(key, value);
  let active = -1, isPicking = false;

  const options = () => [...list.children];

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function open() {
    const words = input.value.trim().split(/[\s/]+/).filter(Boolean);
    const found = values.filter((value) => words.every((word) => value.includes(word)) && value !== input.value).slice(0, MOST_SHOWN);
    list.replaceChildren(...found.map((value, place) => {
      const option = Object.assign(document.createElement("li"), { id: `${list.id}-${place}`, textContent: value.replaceAll("/", " › ") });
      option.setAttribute("role", "option");
      option.dataset.value = value;
      return option;
    }));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    move(-1);
    if (!list.hidden) list.scrollIntoView({ block: "nearest" });
  }

  function move(place) {
    active = place;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    const option = options()[place];
    if (!option) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function pick(option) {
    input.value = option.dataset.value;
    close();
    isPicking = true;
    for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
    isPicking = false;
  }

  input.addEventListener("input", (event) => { if (!isPicking && event.isTrusted) open(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey) return;
    const count = options().length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) { open(); return; }
      move((active + (event.key === "ArrowDown" ? 1 : -1) + count + (active < 0 && event.key === "ArrowUp" ? 1 : 0)) % count);
    } else if (event.key === "Enter" && !list.hidden && count) {
      event.preventDefault();
      event.stopImmediatePropagation();
      pick(options()[Math.max(active, 0)]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("[role=option]");
    if (option) pick(option);
  });
}

for (const input of document.querySelectorAll("input[list]")) combobox(input);
