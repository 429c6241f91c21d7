// The page of a case: the drawing of the models is fetched when it comes into sight.
const section = document.querySelector("#course[data-viewer]");

async function show() {
  const { draw } = await import(section.dataset.viewer);
  await draw(section);
}

if (section) {
  const watcher = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    watcher.disconnect();
    show().catch(() => { section.querySelector(".drawing").hidden = true; });
  }, { rootMargin: "300px" });
  watcher.observe(section);
}
