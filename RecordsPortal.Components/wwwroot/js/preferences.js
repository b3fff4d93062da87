// Applies a choice of the user menu at once and posts it, so that the next page, static ones too, comes as chosen.
const root = document.documentElement;

document.addEventListener("change", async event => {
  const form = event.target.closest?.("form[data-preference]");
  if (!form) return;
  if ("reloads" in form.dataset) {
    form.submit();
    return;
  }

  root.dataset[form.dataset.preference] = event.target.value;
  await fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
});

// The html element knows the choice in force; the page may have been drawn before it was made.
document.addEventListener("toggle", event => {
  if (!event.target.matches?.("details.user-menu[open]")) return;
  for (const form of event.target.querySelectorAll("form[data-preference]")) {
    const chosen = root.dataset[form.dataset.preference];
    for (const radio of form.querySelectorAll("input[type=radio]")) {
      if (chosen) radio.checked = radio.value === chosen;
    }
  }
}, true);

// A disclosure marked data-dismiss closes like a menu: on Escape, on a click elsewhere, and when the focus leaves it.
function dismiss(except) {
  for (const open of document.querySelectorAll("details[data-dismiss][open]")) {
    if (!except || !open.contains(except)) open.open = false;
  }
}

document.addEventListener("click", event => dismiss(event.target));
document.addEventListener("focusin", event => dismiss(event.target));
document.addEventListener("keydown", event => {
  const open = event.key === "Escape" && event.target.closest?.("details[data-dismiss][open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
