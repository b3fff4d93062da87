// Counts every <time data-relative> on, once a second, so that an idle screen costs the server nothing.
// The steps are those of RelativeTime.cs. Only the value of the text node changes: replacing the node would leave Blazor writing into a detached one.
const day = 86400;
let stamp;
let skew = 0;

function describe(seconds, words) {
  if (seconds < 1) return words.justNow;
  if (seconds < 60) return words.seconds.replace("{0}", Math.floor(seconds));
  if (seconds < 3600) return words.minutes.replace("{0}", Math.floor(seconds / 60));
  if (seconds < day) return words.hours.replace("{0}", Math.floor(seconds / 3600));
  return seconds < 7 * day ? words.days.replace("{0}", Math.floor(seconds / day)) : null;
}

function tick() {
  const words = document.getElementById("relative-words")?.dataset;
  if (!words) return;
  if (words.now !== stamp) {
    stamp = words.now;
    skew = Number(stamp) - Date.now();
  }

  const now = Date.now() + skew;
  for (const element of document.querySelectorAll("time[data-relative]")) {
    const text = describe((now - Date.parse(element.dateTime)) / 1000, words);
    const node = element.firstChild;
    if (text && node && node.nodeValue !== text) node.nodeValue = text;
  }
}

tick();
setInterval(tick, 1000);
