// What every text field of the portal needs from the browser and Blazor does not give.

// A link with data-focus moves the focus to the field it names. With a <base> a plain #id would leave the page.
window.addEventListener("click", event => {
  const link = event.target.closest?.("a[data-focus]");
  const target = link && document.getElementById(link.dataset.focus);
  if (!target) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const field = target.matches("input,select,textarea,button,[tabindex]") ? target : target.querySelector("input,select,textarea,button") ?? target;
  field.scrollIntoView({ block: "center" });
  field.focus({ preventScroll: true });
}, true);

// While an input method composes, the half-written pinyin is nobody's business: no query, no shortcut, no list that chooses on Enter.
const composing = event => {
  if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
};
window.addEventListener("input", composing, true);
window.addEventListener("keydown", composing, true);
window.addEventListener("compositionend", event => {
  event.target.dispatchEvent(new Event("input", { bubbles: true }));
}, true);

// One message over 32 KB closes the circuit and takes the page's text with it, so a longer paste is refused here and what stood there stays.
const largest = 30000;
const bytes = text => new TextEncoder().encode(text).length;

function tooLong(field, text) {
  const chosen = field.selectionEnd - field.selectionStart || 0;
  const left = field.maxLength >= 0 ? field.maxLength - (field.value.length - chosen) : Infinity;
  return text.length > left || bytes(field.value) + bytes(text) > largest;
}

function refuse(event, text) {
  const field = event.target.closest?.("input:not([type=file]),textarea");
  const note = document.getElementById("paste-note");
  if (!field || !note || !text || !tooLong(field, text)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const limit = field.maxLength >= 0 ? field.maxLength : largest / 3;
  note.textContent = note.dataset.text.replace("{0}", text.length.toLocaleString()).replace("{1}", limit.toLocaleString());
  const box = field.getBoundingClientRect();
  note.style.left = `${Math.max(8, Math.min(box.left, innerWidth - 336))}px`;
  note.style.top = `${Math.min(box.bottom + 6, innerHeight - 80)}px`;
  note.dataset.shown = "";
}

window.addEventListener("paste", event => refuse(event, event.clipboardData?.getData("text/plain")), true);
window.addEventListener("drop", event => refuse(event, event.dataTransfer?.getData("text/plain")), true);
for (const end of ["input", "focusout", "scroll"]) {
  window.addEventListener(end, () => delete document.getElementById("paste-note")?.dataset.shown, true);
}

// In a field marked data-saves a pause counts as leaving it, so a form that saves itself need not hear every key.
const pauses = new WeakMap();
window.addEventListener("input", event => {
  const field = event.target;
  if (!field.matches?.("[data-saves]")) return;
  clearTimeout(pauses.get(field));
  pauses.set(field, setTimeout(() => field.dispatchEvent(new Event("change", { bubbles: true })), 1000));
});

// Whoever has left the field has been heard: a second save of the same words would look like a change from another device.
window.addEventListener("change", event => clearTimeout(pauses.get(event.target)), true);

// While the list of a combobox is open, these keys are the list's: no caret to the end, no form sent.
document.addEventListener("keydown", event => {
  const open = event.target.matches?.("[role=combobox][aria-expanded=true]");
  if (open && ["ArrowDown", "ArrowUp", "Enter", "Escape"].includes(event.key)) event.preventDefault();
});

// A button with data-picker opens the browser's own calendar of the date input it names.
document.addEventListener("click", event => {
  const button = event.target.closest?.("[data-picker]");
  if (button) document.getElementById(button.dataset.picker).showPicker();
});
