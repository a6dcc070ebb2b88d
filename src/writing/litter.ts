import { readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";

/** A text on its way to be a file: the machine, the process, and which of its. */
const temporary = /^\.guidepost-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.tmp$/;

/** No write takes so long. A process of another machine may have left it. */
const abandonedMilliseconds = 60 * 60 * 1000;

let machine: string | undefined;

/** The name of a file that is renamed when it is whole. */
export async function temporaryName(): Promise<string> {
  const { randomBytes } = await import("node:crypto");
  const one = randomBytes(4).toString("hex");
  return `.guidepost-${await thisMachine()}-${process.pid}-${one}.tmp`;
}

/**
 * Removes from a folder what processes left there that were killed while they
 * wrote. What cannot be removed stays: it is in nobody's way.
 */
export async function removeLitter(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    if (await isLitter(name, path))
      await rm(path, { force: true }).catch(() => undefined);
  }
}

async function isLitter(name: string, path: string): Promise<boolean> {
  const [, host, id] = temporary.exec(name) ?? [];
  if (id === undefined) return false;
  if (host === (await thisMachine()) && !isRunning(Number(id))) return true;
  const found = await stat(path).catch(() => undefined);
  return (
    found !== undefined && Date.now() - found.mtimeMs > abandonedMilliseconds
  );
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // It runs, and is somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Folders are shared between machines, and between containers with names of their own. */
async function thisMachine(): Promise<string> {
  if (machine !== undefined) return machine;
  const { createHash } = await import("node:crypto");
  const digest = createHash("sha256").update(hostname()).digest("hex");
  machine = digest.slice(0, 8);
  return machine;
}
