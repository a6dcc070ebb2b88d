import { fileURLToPath, pathToFileURL } from "node:url";

/** The path that an editor's address stands for; nothing where it is no file. */
export function pathOf(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    // Of another host, or with what no path may hold.
    return undefined;
  }
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
