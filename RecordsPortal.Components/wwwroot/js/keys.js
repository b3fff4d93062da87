// Single-key shortcuts of one page. A key is ours only when nobody is typing, composing or choosing, no dialog is open, and the user has not switched them off.
const writing = "input,textarea,select,[contenteditable=''],[contenteditable=true],[role=combobox],[role=listbox],[role=menu],[role=textbox]";
const pressing = "a[href],button,summary,[role=button],[role=tab]";

function ours(event) {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.shiftKey && /^[a-z]$/i.test(event.key)) return false;
  if (document.documentElement.dataset.keys === "off" || document.documentElement.dataset.connection === "lost") return false;
  if (event.target.closest?.(writing)) return false;
  return !document.querySelector(".mud-dialog-container,dialog[open]");
}

let pages = 0;

// A page that is drawn may not listen yet; whoever presses keys for a living (a script, a test) can see when it does.
function listening(by) {
  pages += by;
  document.documentElement.toggleAttribute("data-listens", pages > 0);
}

export function listen(owner, keys) {
  // One after the other: three quick presses are three steps, each on what the one before left on the screen.
  let line = Promise.resolve();
  const heard = event => {
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const key = keys.find(candidate => candidate.key === name);
    if (!key || !ours(event)) return;
    // A focused button or link keeps its own Enter and space.
    if ((name === "Enter" || name === " ") && event.target.closest?.(pressing)) return;
    event.preventDefault();
    // A key held down may move on, but must not approve on.
    if (event.repeat && !key.repeats) return;
    line = line.then(() => owner.invokeMethodAsync("Press", name)).catch(() => {});
  };

  document.addEventListener("keydown", heard);
  listening(1);
  return {
    stop: () => {
      document.removeEventListener("keydown", heard);
      listening(-1);
    },
  };
}
