// What self-entry needs from the browser: files that are sent without the circuit, text that outlives a restarted server, paper.

function say(note, words, isGood) {
  note.textContent = words;
  note.classList.toggle("field-error", !isGood);
}

// A phone's camera suspends the page and takes the circuit down, so a file goes by plain HTTP; the page shows it when it hears the news.
async function send(input) {
  const file = input.files[0];
  if (!file) return;
  const { upload, sending, failed, tooLarge, most } = input.dataset;
  const note = document.getElementById(`${input.id}-said`);
  if (file.size > Number(most)) {
    say(note, tooLarge, false);
    input.value = "";
    return;
  }

  say(note, sending, true);
  input.setAttribute("aria-busy", "true");
  const token = document.querySelector("input[name=__RequestVerificationToken]")?.value ?? "";
  try {
    const answer = await fetch(upload, { method: "POST", body: file, headers: { RequestVerificationToken: token, "Content-Type": "application/octet-stream" } });
    say(note, answer.headers.get("Content-Type")?.startsWith("text/plain") ? await answer.text() : failed, answer.ok);
  } catch {
    say(note, failed, false);
  } finally {
    input.removeAttribute("aria-busy");
    input.value = "";
  }
}

// What the server may not have heard is kept for this tab alone, in case the page has to be loaded anew; it goes as soon as it is back in its
// field, or said again by a page that got its circuit back: kept any longer it would come back one day over what was written since.
const stash = "entry-unsent";
const line = "input:not([type=file],[type=hidden],[type=password],[type=radio],[type=checkbox]),textarea,select";
const isLost = () => document.documentElement.dataset.connection === "lost";
const read = () => JSON.parse(sessionStorage.getItem(stash) ?? "{}");
const write = kept => sessionStorage.setItem(stash, JSON.stringify(kept));

function keep(field) {
  if (!field.id || !field.matches?.(line) || !field.closest(".entry-form")) return;
  write({ ...read(), [`${location.pathname}#${field.id}`]: field.value });
}

document.addEventListener("portal-unsure", event => event.detail.forEach(keep));
document.addEventListener("portal-said", () => sessionStorage.removeItem(stash));

function restore() {
  const kept = read();
  for (const [at, value] of Object.entries(kept)) {
    const [path, id] = at.split("#");
    const field = path === location.pathname && document.getElementById(id);
    if (!field || isLost()) continue;
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    delete kept[at];
  }
  write(kept);
}

window.addEventListener("input", event => event.isTrusted && isLost() && keep(event.target), true);

window.portalEntry = {
  focusHeading() {
    document.querySelector("h1")?.focus();
    window.scrollTo(0, 0);
  },
  restore,
};

document.addEventListener("change", event => {
  if (event.target.matches?.("input[type=file][data-upload]")) send(event.target);
});

document.addEventListener("click", event => {
  if (event.target.closest?.("[data-print]")) window.print();
});

// Enter in a line of text moves on to the next field, as the key of a phone's keyboard promises; in the last one it continues.
document.addEventListener("keydown", event => {
  const field = event.target;
  if (event.key !== "Enter" || event.isComposing || event.defaultPrevented || !field.matches?.(".entry-form input:not([type=checkbox],[type=radio],[type=search],[type=file])")) return;
  const fields = [...field.form.querySelectorAll("input:not([type=hidden],[type=file],[tabindex='-1']),select,textarea")].filter(f => f.offsetParent && !f.readOnly);
  const next = fields[fields.indexOf(field) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
});
