import type { Circumstances } from "../../src/browser.ts";

/** The text files of a product's example, by version and path. */
export type ExampleFiles = Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

/** What the reader's folder holds at a version; nothing is known of it without an example. */
export function folderOf(
  files: ExampleFiles,
  version = "",
): NonNullable<Circumstances["fixture"]> | undefined {
  const here = { ...files[""], ...files[version] };
  const paths = Object.keys(here);
  if (paths.length === 0) return undefined;
  return (path) => {
    const text = here[path];
    if (text !== undefined) return { kind: "text", text };
    const isFolder = paths.some((each) => each.startsWith(`${path}/`));
    return { kind: isFolder ? "folder" : "missing" };
  };
}

/** The text of a file of the site; rejects where the site does not answer. */
export async function load(address: string): Promise<string> {
  const response = await fetch(address);
  if (response.ok) return response.text();
  throw new Error(`${address}: ${response.status} ${response.statusText}`);
}
