// Choosing files: several at once and one after the other, each listed with its size, its fault said before sending, and a
// button that takes it away again. Without scripts the browser's own field does.
const chosen = new WeakMap();
const sizeOf = (bytes) => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);
const same = (a, b) => a.name === b.name && a.size === b.size && a.lastModified === b.lastModified;

function faultOf(input, file) {
  const most = Number(input.dataset.mostBytes), ending = `.${file.name.split(".").pop().toLowerCase()}`;
  if (!file.size) return "文件是空的";
  if (most && file.size > most) return `超过 ${sizeOf(most)}，请压缩后再选`;
  return input.accept && !input.accept.split(",").includes(ending) ? "不是可以上传的类型" : "";
}

function lineOf(input, file) {
  const line = document.createElement("li"), fault = faultOf(input, file), away = document.createElement("button");
  line.append(file.name, " ", Object.assign(document.createElement("small"), { textContent: sizeOf(file.size) }), " ");
  if (fault) line.append(Object.assign(document.createElement("strong"), { className: "fault", textContent: `${fault}，未选入` }), " ");
  Object.assign(away, { type: "button", className: "btn btn-sm", textContent: "移除" });
  away.setAttribute("aria-label", `移除 ${file.name}`);
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
  const many = before + files.length > most ? `，多出 ${before + files.length - most} 个，请移除` : "";
  sum.textContent = files.length ? `将上传 ${files.length} 个，共 ${sizeOf(files.reduce((all, file) => all + file.size, 0))}${many}` : "";
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
