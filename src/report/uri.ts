/** The path of a report as a URI: relative to its root, or whole where it is of a file elsewhere. */
export function uriOf(file: string): string {
  const path = file.toWellFormed().split("/").map(encodeURIComponent).join("/");
  if (file.startsWith("/")) return `file://${path}`;
  const onDrive = /^([A-Za-z])%3A(?=\/)/.exec(path);
  return onDrive ? `file:///${onDrive[1]}:${path.slice(4)}` : path;
}
