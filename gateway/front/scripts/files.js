// Choosing files: several at once and one after the other, each listed with its size, its fault said before sending, and a
// button that takes it away again. Without scripts the browser's own field does.
import { sentence } from "./sentences.js";
const chosen = new WeakMap();
const sizeOf = (bytes) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
const same = (a, b) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

function faultOf(input, file) {
  const most = Number(input.dataset.mostBytes), ending = `.${file.name.split(".").pop().toLowerCase()}`;
  if (!file.size) return sentence("files.empty");
  if (most && file.size > most) return sentence("files.too_big", { most: sizeOf(most) });
  return input.accept && !input.accept.split(",").includes(ending) ? sentence("files.other_kind") : "";
}

function lineOf(input, file) {
  const line = document.createElement("li"), fault = faultOf(input, file), away = document.createElement("button");
  line.append(file.name, " ", Object.assign(document.createElement("small"), { textContent: sizeOf(file.size) }), " ");
  if (fault) line.append(Object.assign(document.createElement("strong"), { className: "fault", textContent: sentence("files.not_taken", { fault }) }), " ");
  Object.assign(away, { type: "button", className: "btn btn-sm", textContent: sentence("files.remove") });
  away.setAttribute("aria-label", sentence("files.remove_named", { name: file.name }));
  away.addEventListener("click", () => { put(input, chosen.get(input).filter((one) => one !== file)); input.focus(); });
  line.append(away);
  return line;
}

function put(input, files) {
  const sound = files.filter((file) => !faultOf(input, file)), carried = new DataTransfer();
  chosen.set(input, files);
  for (const file of sound) carried.items.add(file);
  input.files = carried.files;
  const list = input.parentElement.querySelector("ul.files") ?? document.createElement("ul");
  Object.assign(list, { className: "files" }).setAttribute("aria-live", "polite");
  list.replaceChildren(...files.map((file) => lineOf(input, file)));
  input.after(list);
  told(input.closest("fieldset"));
}

function told(field) {
  const sum = field?.querySelector("[data-files-told]");
  if (!sum) return;
  const files = [...field.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
  const before = field.querySelectorAll("input[name=attachments]:checked").length, most = Number(sum.dataset.filesTold);
  const over = before + files.length - most, size = sizeOf(files.reduce((all, file) => all + file.size, 0));
  const told = sentence(over > 0 ? "files.sum_over" : "files.sum", { count: files.length, size, over });
  sum.textContent = files.length ? told : "";
}

const fieldOf = (event) => event.target.closest?.(".file-field")?.querySelector("input[type=file]");

document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.matches("input[name=attachments]")) told(input.closest("fieldset"));
  if (!input.matches("input[type=file][data-most-bytes]")) return;
  const before = input.multiple ? chosen.get(input) ?? [] : [];
  put(input, [...before, ...[...input.files].filter((file) => !before.some((one) => same(one, file)))]);
});
for (const name of ["dragover", "drop"]) {
  document.addEventListener(name, (event) => {
    const input = fieldOf(event);
    if (!input) return;
    event.preventDefault();
    if (name === "drop") put(input, [...(input.multiple ? chosen.get(input) ?? [] : []), ...event.dataTransfer.files]);
  });
}
