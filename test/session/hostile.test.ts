import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Confined } from "../support/confined.ts";
import { readSections } from "../support/snippets.ts";
import { hostileShapes } from "./hostile-shapes.ts";

const listed = readFileSync(new URL("hostile.sh", import.meta.url), "utf8");
const blocks = [
  ...readSections(listed),
  ...Object.entries(hostileShapes).map(([name, script]) => ({
    name,
    script,
    option: "",
  })),
];
const good = 'kept=known\nrec "$kept"\n';

describe("a hostile block", () => {
  const secret = `canary-${crypto.randomUUID()}`;
  const folder = mkdtempSync(join(tmpdir(), "guidepost-"));
  const file = join(folder, "secret");
  const confined = new Confined({
    milliseconds: 10_000,
    megabytes: 192,
    env: { CANARY_SECRET: secret, CANARY_FILE: file },
    secret,
  });
  let visits = 0;
  let port = 0;
  const server = createServer((socket) => {
    visits++;
    socket.end(secret);
  });

  beforeAll(async () => {
    writeFileSync(file, secret);
    await new Promise<void>((resolve) => {
      server.listen(0, "127.0.0.1", resolve);
    });
    const address = server.address();
    if (typeof address === "object") port = address?.port ?? 0;
  });

  afterAll(async () => {
    await confined.stop();
    server.close();
    rmSync(folder, { recursive: true });
  });

  test.for(blocks)(
    "ends, sees nothing and harms no other: $name",
    async ({ script, option }) => {
      const block = script
        .replaceAll("@file@", file)
        .replaceAll("@port@", String(port));
      const { limits, lastCertain, sawSecret } = await confined.rehearse([
        block,
        good,
      ]);
      if (option === "limit") expect(limits).not.toEqual([]);
      expect(sawSecret).toBe(false);
      expect(readFileSync(file, "utf8")).toBe(secret);
      expect(visits).toBe(0);
      expect(lastCertain).toContain("set kept known");
      expect(lastCertain).toContain("call rec known");
    },
  );
});
