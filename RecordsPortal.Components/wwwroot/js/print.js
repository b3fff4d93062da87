// Paper says who printed it and when. The clock is the reader's, the zone the college's.
addEventListener("beforeprint", () => {
  for (const note of document.querySelectorAll("[data-print-note]")) {
    const { printNote, zone } = note.dataset;
    const at = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long", timeStyle: "medium", timeZone: zone || undefined }).format(new Date());
    note.textContent = printNote.replace("{time}", at);
  }
});
