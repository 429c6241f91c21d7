// What stands in the call's form is kept by the server on every keystroke: one save at a time, the next as soon as the last one
// was answered. Nothing is kept in the browser, since desks are shared; nothing of a state secret is sent.
import { sentence } from "../sentences.js";
const form = document.getElementById("call"), status = document.getElementById("draft-status");
const page = crypto.randomUUID(), beganAt = performance.now();
export const secondsBefore = Number(form.elements.call_seconds.value) || 0;
const LONGEST_MS = 8000, AGAIN_MS = 2000, NOT_WORDS = new Set(["csrf", "key", "revision", "call_seconds"]);
const address = `/calls/drafts/${encodeURIComponent(form.elements.key.value)}`;
let underWay = null, kept = words(), timer, isOver = false;

// The address names the draft, so that a reload, the back button and a browser that was started anew find it again.
const nameDraft = () => history.replaceState(null, "", `/calls/new?draft=${encodeURIComponent(form.elements.key.value)}`);
if (!location.search) nameDraft();

function words() {
  return new URLSearchParams([...new FormData(form)].filter(([name, value]) => !NOT_WORDS.has(name) && typeof value === "string")).toString();
}

const isSecret = () => form.elements.is_state_secret.checked;
export const seconds = () => secondsBefore + Math.round((performance.now() - beganAt) / 1000);

// Only what goes wrong is read aloud: a save after every keystroke would drown the caller's words.
function say(text, tone = "") {
  status.ariaLive = tone ? "assertive" : "off";
  status.dataset.tone = tone;
  status.textContent = text;
}

function body(now) {
  const fields = isSecret() ? new URLSearchParams({ is_state_secret: "1" }) : new URLSearchParams(now);
  form.elements.revision.value = Number(form.elements.revision.value) + 1;
  fields.set("csrf", form.elements.csrf.value);
  fields.set("revision", form.elements.revision.value);
  fields.set("page_id", page);
  fields.set("call_seconds", seconds());
  return fields;
}

// Returns whether the form may be sent on: it was kept, or there is nothing that keeping could say. `isGoing`: it waits to be
// registered.
export async function keep(isGoing = false) {
  clearTimeout(timer);
  underWay?.abort();
  const now = words(), mine = new AbortController();
  underWay = mine;
  const late = setTimeout(() => mine.abort(), LONGEST_MS);
  const began = performance.now();
  let answer = null;
  try {
    answer = await fetch(address, { method: "POST", body: body(now), redirect: "manual", signal: mine.signal });
  } catch { /* said below */ } finally { clearTimeout(late); }
  if (underWay !== mine) return false;
  underWay = null;
  const isKept = await judge(answer, now, isGoing);
  if (!isOver && (answer === null || words() !== kept)) timer = setTimeout(next, answer?.ok ? performance.now() - began : AGAIN_MS);
  return isKept;
}

async function judge(answer, now, isGoing) {
  if (answer === null) {
    say(sentence(isGoing ? "draft.offline_unregistered" : "draft.offline"), "danger");
    return false;
  }
  if (answer.ok) {
    const { saved_at } = await answer.json();
    kept = now;
    nameDraft();
    say(isSecret() ? sentence("draft.secret") : sentence("draft.saved", { at: saved_at.slice(11, 19) }));
    return true;
  }
  if (answer.status === 409) {
    const { code, case_id, detail } = await answer.json();
    isOver = Boolean(case_id) || code === "draft_taken_over";
    if (case_id) location.replace(`/calls/${encodeURIComponent(case_id)}/registered`);
    say(detail, "danger");
    return !case_id;
  }
  if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
    return await signedInAgain() && keep(isGoing);
  }
  say(sentence("draft.later"), "danger");
  return true;
}

// After signing in again in another tab, the page goes on with the secret of the new session, if it is the same person's;
// returns whether there is a new one.
async function signedInAgain() {
  const answer = await fetch(`/calls/new?draft=${encodeURIComponent(form.elements.key.value)}`, { redirect: "manual" }).catch(() => null);
  const fresh = answer?.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("call") : null;
  if (fresh && fresh.dataset.account === form.dataset.account) {
    const isNew = fresh.elements.csrf.value !== form.elements.csrf.value;
    for (const field of document.querySelectorAll("input[name=csrf]")) field.value = fresh.elements.csrf.value;
    return isNew;
  }
  say(sentence(fresh ? "draft.another" : "draft.signed_out"), "danger");
  if (fresh) return false;
  const link = Object.assign(document.createElement("a"), { href: "/login", target: "_blank", rel: "noopener", textContent: sentence("draft.sign_in") });
  status.append(" ", link);
  return false;
}

function next() {
  if (isOver || underWay) return;
  if (isSecret() ? kept !== words() : words() !== kept) keep();
}

function changed(event) {
  if (isOver) return;
  if (event.target.name === "is_state_secret") {
    underWay?.abort();
    underWay = null;
    keep();
  } else if (!isSecret()) next();
}

form.addEventListener("input", changed);
form.addEventListener("change", changed);
addEventListener("online", next);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") next(); });
addEventListener("pagehide", () => {
  if (isOver || isSecret() || words() === kept) return;
  navigator.sendBeacon(address, body(words()));
});
