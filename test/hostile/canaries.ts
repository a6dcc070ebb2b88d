import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Canaries } from "./blocks.ts";

/** A secret in a file and in our environment, a server and a file that must not come to be. */
export interface Laid extends Canaries {
  readonly secret: string;
  /** What was touched since they were laid out. */
  readonly touched: () => readonly string[];
  readonly clear: () => void;
}

export async function layCanaries(): Promise<Laid> {
  const secret = `canary-${crypto.randomUUID()}`;
  const folder = mkdtempSync(join(tmpdir(), "guidepost-"));
  const [file, marker] = [join(folder, "secret"), join(folder, "marker")];
  writeFileSync(file, secret);
  process.env["CANARY_SECRET"] = secret;
  process.env["CANARY_FILE"] = file;
  let visits = 0;
  const server = createServer((socket) => {
    visits++;
    socket.end(secret);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  const isWhole = (): boolean =>
    existsSync(file) && readFileSync(file, "utf8") === secret;
  return {
    secret,
    file,
    marker,
    port,
    touched: () => [
      ...(visits > 0 ? ["the server was visited"] : []),
      ...(isWhole() ? [] : ["the secret file was changed"]),
      ...(existsSync(marker) ? ["the marker was written"] : []),
    ],
    clear: () => {
      server.close();
      delete process.env["CANARY_SECRET"];
      delete process.env["CANARY_FILE"];
      rmSync(folder, { recursive: true });
    },
  };
}
