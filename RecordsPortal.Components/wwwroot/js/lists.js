// A list of any length of which only the rows in view exist: says which rows those are, and walks through all of them by keyboard.
const margin = 4;
const most = 60;

export function follow(owner, box) {
  let cursor = -1;
  let awaiting = false;
  let inside = false;
  let asking = false;
  let again = false;
  let frame = 0;
  let idle = 0;
  let retry = 0;

  const high = () => parseFloat(getComputedStyle(box).getPropertyValue("--rp-long-row")) || 36;
  const total = () => Number(box.dataset.total);
  const head = () => box.querySelector("thead").offsetHeight;
  const top = () => Math.round(box.scrollTop / high());
  const seen = () => Math.ceil((box.clientHeight - head()) / high());
  const row = place => box.querySelector(`tr[data-row="${place}"] a`);

  function look() {
    if (!box.isConnected) return;
    const [first, last] = [Math.floor(box.scrollTop / high()), Math.min(total(), Math.floor(box.scrollTop / high()) + seen() + 1)];
    const [from, until] = [Number(box.dataset.first), Number(box.dataset.first) + Number(box.dataset.shown)];
    if (first >= from && last <= until) return;
    if (asking) {
      again = true;
      return;
    }

    asking = true;
    owner.invokeMethodAsync("ShowRows", Math.max(0, first - margin), Math.min(most, seen() + 2 * margin))
      // Lost on the way, it is asked again: rows that never come would stay blank until somebody scrolled.
      .catch(() => {
        clearTimeout(retry);
        retry = setTimeout(look, 1000);
      })
      .finally(() => {
        asking = false;
        if (again) {
          again = false;
          look();
        }
      });
  }

  // Written over the address without a step of history: Back and reload come to the same place, and neither walks through every scroll.
  function remember() {
    clearTimeout(idle);
    if (!box.isConnected) return;
    const url = new URL(location.href);
    if (top() > 0) url.searchParams.set("at", top());
    else url.searchParams.delete("at");
    if (url.href !== location.href) history.replaceState(history.state, "", url);
  }

  function scrolled() {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      look();
    });
    clearTimeout(idle);
    idle = setTimeout(remember, 200);
  }

  function go(place) {
    cursor = Math.max(0, Math.min(total() - 1, place));
    const [above, below] = [cursor * high(), (cursor + 1) * high() + head() - box.clientHeight];
    if (box.scrollTop > above) box.scrollTop = above;
    else if (box.scrollTop < below) box.scrollTop = below;
    awaiting = true;
    stand();
  }

  // The row may still be on its way; the watcher calls again when it has come.
  function stand() {
    const link = awaiting && row(cursor);
    if (!link) return;
    awaiting = false;
    for (const other of box.querySelectorAll('tbody a[tabindex="0"]')) other.tabIndex = -1;
    link.tabIndex = 0;
    link.focus({ preventScroll: true });
  }

  function along(link, step) {
    const links = [...box.querySelectorAll("thead a, thead button")];
    links[(links.indexOf(link) + step + links.length) % links.length]?.focus();
  }

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const heading = event.target.closest("thead a, thead button");
    const here = heading ? -1 : Number(event.target.closest("tr[data-row]")?.dataset.row ?? (cursor >= 0 ? cursor : top() - 1));
    const page = Math.max(1, seen() - 1);
    const steps = {
      ArrowDown: () => go(heading ? top() : here + 1),
      ArrowUp: () => here <= 0 ? box.querySelector("thead a, thead button")?.focus() : go(here - 1),
      PageDown: () => go(here + page),
      PageUp: () => go(here - page),
      Home: () => go(0),
      End: () => go(total() - 1),
      ArrowRight: heading && (() => along(heading, 1)),
      ArrowLeft: heading && (() => along(heading, -1)),
    };
    if (!steps[event.key]) return;
    event.preventDefault();
    steps[event.key]();
  }

  function opened(event) {
    const place = event.target.closest("tr[data-row]")?.dataset.row;
    if (!place || !event.target.closest("a")) return;
    remember();
    sessionStorage.setItem("opened-row", `${location.pathname}${location.search}#${place}`);
  }

  // Coming back from the row that was opened, one goes on from there.
  function resume() {
    box.scrollTop = Number(box.dataset.at) * high();
    const [address, place] = (sessionStorage.getItem("opened-row") ?? "").split("#");
    if (address !== location.pathname + location.search) return;
    cursor = Number(place);
    const link = row(cursor);
    if (!link) return;
    link.tabIndex = 0;
    link.closest("tr").dataset.opened = "";
  }

  const watcher = new MutationObserver(() => {
    stand();
    // The focused row was scrolled away: the keyboard stays in the list instead of falling to the top of the page.
    if (inside && document.activeElement === document.body) box.focus({ preventScroll: true });
    look();
  });
  const entered = event => {
    inside = box.contains(event.target);
  };
  const resized = new ResizeObserver(look);

  resume();
  box.addEventListener("scroll", scrolled, { passive: true });
  box.addEventListener("keydown", pressed);
  box.addEventListener("click", opened, true);
  document.addEventListener("focusin", entered);
  watcher.observe(box, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-row", "data-first", "data-total"] });
  resized.observe(box);
  box.toggleAttribute("data-follows", true);
  look();

  return {
    top: () => {
      cursor = -1;
      box.scrollTop = 0;
      look();
    },
    stop: () => {
      clearTimeout(idle);
      clearTimeout(retry);
      cancelAnimationFrame(frame);
      document.removeEventListener("focusin", entered);
      watcher.disconnect();
      resized.disconnect();
    },
  };
}
