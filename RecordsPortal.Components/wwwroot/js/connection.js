// Says how the connection stands, keeps what is typed meanwhile, and gets the page going again.
const bar = document.getElementById("components-reconnect-modal");
const root = document.documentElement;
// SignalR notices a silent loss after 30 s; what was typed in that time may not have arrived either.
const silence = 40000;
const recent = new Map();
let circuit = "up";
let lostAt = 0;
let hiddenAt = 0;
let reviving = false;

const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));

function paint() {
  const state = circuit === "up" && navigator.onLine ? "up" : !navigator.onLine ? "offline" : circuit;
  const isLoss = state !== "up" && root.dataset.connection !== "lost";
  bar.dataset.state = state;
  root.dataset.connection = state === "up" ? "up" : "lost";
  if (isLoss) {
    lostAt = Date.now();
    document.dispatchEvent(new CustomEvent("portal-unsure", { detail: unsure() }));
  }
}

// The fields whose last words may not have arrived.
function unsure() {
  for (const [field, at] of recent) if (!field.isConnected || at < lostAt - silence) recent.delete(field);
  return [...recent.keys()];
}

async function serverAnswers() {
  try {
    const answer = await fetch(bar.dataset.probe, { cache: "no-store", redirect: "error" });
    return answer.status === 200;
  } catch {
    return false;
  }
}

// During a deployment a proxy answers 502 for a while; reloading then would swap a page that still shows something for one that does not.
async function reviveWhenServerAnswers(mayReconnect) {
  if (reviving) return;
  reviving = true;
  while (!await serverAnswers()) await wait(2000);
  reviving = false;
  if (mayReconnect && await reconnect()) return;
  location.reload();
}

async function reconnect() {
  try {
    return await Blazor.reconnect() || await Blazor.resumeCircuit();
  } catch {
    return false;
  }
}

// What was typed while nobody listened is said again. Saying the same value twice does no harm.
function replay() {
  for (const field of unsure()) {
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    recent.set(field, Date.now());
  }
  document.dispatchEvent(new CustomEvent("portal-said"));
}

document.addEventListener("components-reconnect-state-changed", event => {
  const { state } = event.detail;
  const was = circuit;
  circuit = { hide: "up", failed: "failed", rejected: "failed", "resume-failed": "failed" }[state] ?? "retrying";
  paint();
  if (state === "hide" && was !== "up") replay();
  if (state === "paused") reconnect();
  if (circuit === "failed") reviveWhenServerAnswers(state === "failed");
}, true);

window.addEventListener("online", paint);
window.addEventListener("offline", paint);

for (const kind of ["input", "change"]) {
  window.addEventListener(kind, event => {
    if (event.isTrusted && event.target.matches?.("input:not([type=file]):not([type=radio]):not([type=checkbox]),textarea,select")) {
      recent.set(event.target, Date.now());
      if (recent.size > 100) recent.delete(recent.keys().next().value);
    }
  }, true);
}

// A session lasts while somebody is there, and only hands show that: a screen that repaints itself answers the server all day long.
const presence = 60000;
let presentAt = Date.now();
for (const kind of ["pointerdown", "keydown", "input", "wheel"]) {
  window.addEventListener(kind, event => {
    if (!event.isTrusted || Date.now() - presentAt < presence) return;
    presentAt = Date.now();
    fetch(bar.dataset.presence, { cache: "no-store", redirect: "manual" }).catch(() => {});
  }, { capture: true, passive: true });
}

// A press that cannot reach the server must not look as if it had. Plain forms (uploads, sign-out) go their own way.
const actions = "button,a[href],[role=button],[role=option],[role=menuitem],[role=tab],[type=submit],[type=checkbox],[type=radio]";
window.addEventListener("click", event => {
  const action = root.dataset.connection === "lost" && event.target.closest?.(actions);
  if (!action || action.closest(".connection") || action.closest("form[action],a[data-focus]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  bar.dataset.held = "";
  setTimeout(() => delete bar.dataset.held, 4000);
}, true);

bar.querySelector("[data-retry]").addEventListener("click", () => reviveWhenServerAnswers(true));
for (const reload of document.querySelectorAll(".connection [data-reload]")) reload.addEventListener("click", () => location.reload());

// A phone that slept past the time the server keeps a circuit shows a page that looks alive and is not.
async function circuitAnswers() {
  const answer = DotNet.invokeMethodAsync("RecordsPortal.Components", "IsAlive").then(() => true, () => false);
  return Promise.race([answer, wait(5000).then(() => false)]);
}

document.addEventListener("visibilitychange", async () => {
  if (document.hidden) {
    hiddenAt = Date.now();
    return;
  }
  const away = hiddenAt ? Date.now() - hiddenAt : 0;
  hiddenAt = 0;
  if (circuit === "failed") reviveWhenServerAnswers(true);
  else if (circuit === "up" && away > bar.dataset.retention * 1000 && !await circuitAnswers()) reviveWhenServerAnswers(true);
});

paint();
