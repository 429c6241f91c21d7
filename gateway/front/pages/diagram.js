// The drawing of a process with the path taken and the present step lit; tabs for the processes that were called.
import "diagram-js/assets/diagram-js.css";
import "bpmn-js/dist/assets/bpmn-js.css";
import NavigatedViewer from "bpmn-js/lib/NavigatedViewer";
import "./diagram.css";

const STEP_PX = 60, ZOOM = 1.25, READABLE = 0.4, OPENED = 0.7;

async function textOf(address) {
  const answer = await fetch(address, { headers: { "X-Automatic": "diagram" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}

function light(viewer, taken) {
  const canvas = viewer.get("canvas"), registry = viewer.get("elementRegistry");
  const passed = new Set(taken.passed), present = new Set(taken.present);
  const isSeen = (id) => passed.has(id) || present.has(id);
  registry.forEach((element, graphics) => {
    for (const mark of ["is-passed", "is-present", "is-around"]) canvas.removeMarker(element, mark);
    if (element.waypoints) {
      if (isSeen(element.source?.id) && isSeen(element.target?.id)) canvas.addMarker(element, "is-passed");
    } else if (present.has(element.id)) canvas.addMarker(element, element.children?.length ? "is-around" : "is-present");
    else if (passed.has(element.id)) canvas.addMarker(element, "is-passed");
    if (isSeen(element.id)) graphics.dataset.state = present.has(element.id) ? "present" : "passed";
  });
}

// On a small screen the whole drawing is too small to read: then it opens at the present step.
function lookAtPresent(viewer, box, taken) {
  const canvas = viewer.get("canvas"), registry = viewer.get("elementRegistry");
  const here = taken.present.map((id) => registry.get(id)).find((element) => element && !element.children?.length);
  if (!here || canvas.zoom() > READABLE) return;
  const width = box.clientWidth / OPENED, height = box.clientHeight / OPENED;
  canvas.viewbox({ x: here.x + here.width / 2 - width / 2, y: here.y + here.height / 2 - height / 2, width, height });
}

function keys(viewer, box) {
  const canvas = viewer.get("canvas");
  const zoom = { in: () => canvas.zoom(canvas.zoom() * ZOOM, "auto"), out: () => canvas.zoom(canvas.zoom() / ZOOM, "auto"), all: () => canvas.zoom("fit-viewport", "auto") };
  const move = (dx, dy) => () => canvas.scroll({ dx, dy });
  const doing = {
    "+": zoom.in, "=": zoom.in, "-": zoom.out, "0": zoom.all, ArrowLeft: move(STEP_PX, 0), ArrowRight: move(-STEP_PX, 0),
    ArrowUp: move(0, STEP_PX), ArrowDown: move(0, -STEP_PX),
  };
  box.addEventListener("keydown", (event) => {
    if (!doing[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault(); event.stopPropagation(); doing[event.key]();
  });
  return zoom;
}

export async function draw(section) {
  const box = section.querySelector(".canvas"), tabs = [...section.querySelectorAll("[data-process]")];
  const courseOf = async () => (await textOf(section.dataset.course)).json();
  section.querySelector(".drawing").hidden = false;
  const viewer = new NavigatedViewer({ container: box, zoomScroll: { enabled: false } });
  let course = await courseOf(), shown = "";
  const zoom = keys(viewer, box);
  const taken = () => course.processes.find((one) => one.process === shown) ?? { passed: [], present: [] };

  async function open(process) {
    const drawing = await (await textOf(`${section.dataset.drawings}${process}.bpmn`)).text();
    await viewer.importXML(drawing);
    shown = process;
    for (const tab of tabs) {
      const isIt = tab.dataset.process === process;
      tab.setAttribute("aria-selected", isIt); tab.tabIndex = isIt ? 0 : -1;
      if (isIt) box.setAttribute("aria-labelledby", tab.id);
    }
    zoom.all();
    light(viewer, taken());
    lookAtPresent(viewer, box, taken());
    section.dataset.shown = process;
  }

  for (const tab of tabs) tab.addEventListener("click", () => open(tab.dataset.process));
  section.querySelector("[role=tablist]").addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    const next = tabs[(tabs.findIndex((tab) => tab.dataset.process === shown) + by + tabs.length) % tabs.length];
    next.focus(); next.click();
  });
  for (const button of section.querySelectorAll("[data-zoom]")) button.addEventListener("click", () => zoom[button.dataset.zoom]());
  document.body.addEventListener("live:case", async () => { course = await courseOf(); light(viewer, taken()); });
  await open(section.dataset.at || tabs[0].dataset.process);
}
