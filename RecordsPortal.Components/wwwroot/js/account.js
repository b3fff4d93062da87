// Two courtesies of the sign-in pages; both work without this file, only less comfortably.

// A button with data-reveal shows and hides the password it names. It comes hidden: without a script it would do nothing.
for (const button of document.querySelectorAll("[data-reveal]")) button.hidden = false;

document.addEventListener("click", event => {
  const button = event.target.closest?.("[data-reveal]");
  if (!button) return;
  const field = document.getElementById(button.dataset.reveal);
  const shown = field.type === "password";
  field.type = shown ? "text" : "password";
  button.setAttribute("aria-pressed", shown);
});

// A field with data-caps names the note that says caps lock is on.
for (const kind of ["keydown", "keyup", "pointerdown"]) {
  document.addEventListener(kind, event => {
    const note = document.getElementById(event.target.dataset?.caps);
    if (note) note.hidden = !event.getModifierState?.("CapsLock");
  });
}
