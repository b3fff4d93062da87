// Going through a record by keys: the item the cursor is on is the one with the focus.
const items = () => [...document.querySelectorAll("[data-item]")].filter(item => item.offsetParent);
const current = () => document.activeElement?.closest?.("[data-item]");

export function move(by) {
  const all = items();
  const index = all.indexOf(current());
  const next = all[index < 0 ? 0 : Math.min(Math.max(index + by, 0), all.length - 1)];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: "nearest" });
}

export const item = () => current()?.dataset.item ?? null;

export function history() {
  const at = current();
  at?.querySelector(".history-toggle")?.click();
  at?.focus();
}

export const print = () => window.print();
