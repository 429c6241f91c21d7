// A session may end while somebody types: the page says so at once and keeps what is typed; after signing in in another window the
// forms here go on with the new session. A form that has stood open for long asks first whether it may be sent.
import { sentence } from "./sentences.js";
const LONG_MS = 10 * 60_000;
const account = document.body.dataset.account;
let askedAt = Date.now(), hasEnded = false;

function say(words, address) {
  let place = document.getElementById("session-ended");
  if (!words) { place?.remove(); return; }
  if (!place) {
    place = document.createElement("p");
    place.id = "session-ended";
    place.className = "alert alert-warning";
    place.setAttribute("role", "alert");
    document.getElementById("main").prepend(place);
  }
  place.textContent = words;
  if (!address) return;
  const link = document.createElement("a");
  Object.assign(link, { href: address, target: "_blank", rel: "noopener", textContent: sentence("session.sign_in") });
  place.append(" ", link);
}

function ended() {
  if (!account) return;
  hasEnded = true;
  say(sentence("session.ended"), "/login");
}

// Whether somebody is signed in; then the forms of this page carry what their session wants.
async function renewed() {
  let answer;
  try { answer = await fetch("/session", { headers: { "HX-Request": "true", "X-Automatic": "session" } }); } catch { return true; }
  if (answer.status === 401) { ended(); return false; }
  if (!answer.ok) return true;
  const session = await answer.json();
  for (const field of document.querySelectorAll("input[name=csrf]")) field.value = session.csrf;
  askedAt = Date.now();
  say(session.account_id === account ? "" : sentence("session.another", { name: session.name, account: session.account_id }));
  if (hasEnded) document.dispatchEvent(new CustomEvent("session:renewed"));
  hasEnded = false;
  return session.account_id === account;
}

const isOld = () => hasEnded || Date.now() - askedAt > LONG_MS;
const look = () => { if (account && document.visibilityState === "visible" && isOld()) renewed(); };
document.addEventListener("session:ended", ended);
addEventListener("focus", look);
document.addEventListener("visibilitychange", look);
document.addEventListener("submit", (event) => {
  const form = event.target, { submitter } = event;
  if (!account || form.method !== "post" || !isOld() || form.matches("[action='/logout']")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  renewed().then((isMine) => { if (isMine) form.requestSubmit(submitter); });
}, true);
