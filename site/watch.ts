import { fileURLToPath } from "node:url";
import type { ViteDevServer } from "vite";

/** What pages are made of. */
const shown = /\.(?:yaml|hbs|md|json)$/;

/** An editor that saves several files makes one change. */
const settlingMilliseconds = 50;

/** Shows pages anew when facts, templates or pages below a folder change. */
export function watchContent(
  { watcher, environments, ws }: ViteDevServer,
  content: URL,
  readAgain: () => Promise<void>,
): void {
  const folder = slashed(fileURLToPath(content));
  watcher.add(folder);
  let waiting: NodeJS.Timeout | undefined;
  watcher.on("all", (_event, file) => {
    if (!slashed(file).startsWith(folder) || !shown.test(file)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => void show(), settlingMilliseconds);
  });

  async function show(): Promise<void> {
    await readAgain();
    for (const { moduleGraph } of Object.values(environments))
      moduleGraph.invalidateAll();
    ws.send({ type: "full-reload" });
  }
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
