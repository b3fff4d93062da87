// Lets the browser fetch a file as if its link had been pressed; the page stays where it is.
export function fetchFile(address) {
  const link = document.createElement("a");
  link.href = address;
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
}
