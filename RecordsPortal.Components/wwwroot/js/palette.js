// Find from anywhere: Ctrl+K opens it, arrows move through what was found, Enter opens, Escape closes.
const remembered = "palette-recent";
const most = 6;

// Asked again when a page's find dialog imports this file: the listener must stand once.
if (!document.documentElement.hasAttribute("data-palette-keys")) {
  document.documentElement.toggleAttribute("data-palette-keys", true);
  document.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "k" || event.isComposing) return;
    const open = document.querySelector("dialog.palette[open]");
    const button = document.querySelector("[data-palette]");
    if (!open && !button) return;
    // The browser's own search bar stays where the portal has none.
    event.preventDefault();
    if (open) open.close();
    else if (!document.querySelector(".mud-dialog-container")) button.click();
  });
}

const recent = () => JSON.parse(sessionStorage.getItem(remembered) ?? "[]");

export function open(owner, dialog) {
  const input = dialog.querySelector("input");
  const options = () => [...dialog.querySelectorAll("[role=option]")];
  const chosen = () => dialog.querySelector("[role=option][aria-selected=true]");

  function choose(option) {
    for (const other of options()) {
      const value = String(other === option);
      if (other.getAttribute("aria-selected") !== value) other.setAttribute("aria-selected", value);
    }

    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  dialog.addEventListener("keydown", event => {
    if (event.isComposing || event.keyCode === 229) return;
    const all = options();
    const here = all.indexOf(chosen());
    const steps = { ArrowDown: here + 1, ArrowUp: here - 1, PageDown: Math.min(all.length - 1, here + 7), PageUp: Math.max(0, here - 7) };
    if (event.key in steps && all.length > 0) {
      event.preventDefault();
      choose(all[(steps[event.key] + all.length) % all.length]);
    } else if (event.key === "Escape") {
      // A search field would take it to empty itself first.
      event.preventDefault();
      dialog.close();
    } else if (event.key === "Enter") {
      event.preventDefault();
      chosen()?.click();
    }
  });

  // Only addresses are remembered, and only until the tab closes; who they are is asked again of the server.
  dialog.addEventListener("click", event => {
    const link = event.target.closest("a[role=option]");
    if (!link) {
      if (event.target === dialog) dialog.close();
      return;
    }

    const address = link.getAttribute("href");
    if (/[0-9a-f-]{36}$/.test(address)) sessionStorage.setItem(remembered, JSON.stringify([address, ...recent().filter(other => other !== address)].slice(0, most)));
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    watcher.disconnect();
    owner.invokeMethodAsync("Close").catch(() => {});
  });

  // What was found has changed: the first of it is the one Enter opens.
  const first = () => {
    if (!chosen() || input.value !== watched) choose(options()[0]);
    watched = input.value;
  };
  let watched = "";
  const watcher = new MutationObserver(first);
  watcher.observe(dialog, { childList: true, subtree: true });

  dialog.showModal();
  input.focus();
  first();
  if (recent().length > 0) owner.invokeMethodAsync("Recent", recent()).catch(() => {});
  return { stop: () => watcher.disconnect() };
}
