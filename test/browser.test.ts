import { gzipSync } from "node:zlib";
import { build, type Rollup } from "vite";
import { expect, test } from "vitest";

type Chunk = Extract<Rollup.RollupOutput["output"][number], { type: "chunk" }>;

async function bundle(entry: string): Promise<Chunk[]> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: true,
      lib: { entry, formats: ["es"], fileName: "bundle" },
      rollupOptions: {
        onLog: (_, log) => {
          if (/node:|externalized/.test(log.message))
            throw new Error(log.message);
        },
      },
    },
  });
  const outputs = (
    Array.isArray(built) ? built : [built]
  ) as Rollup.RollupOutput[];
  return outputs
    .flatMap(({ output }) => output)
    .filter((chunk) => chunk.type === "chunk");
}

/** The entry and what it imports: the rest is loaded when it is asked for. */
function loadedAtOnce(chunks: readonly Chunk[]): Set<Chunk> {
  const loaded = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const { imports } of loaded) {
    for (const chunk of chunks) {
      if (imports.includes(chunk.fileName)) loaded.add(chunk);
    }
  }
  return loaded;
}

test("what a page loads needs nothing of Node, and is small", async () => {
  const chunks = await bundle("src/browser.ts");
  for (const { code } of chunks) expect(code).not.toMatch(/from\s*["']node:/);
  const first = [...loadedAtOnce(chunks)].map(({ code }) => code).join("\n");
  const size = gzipSync(first).length / 1000;
  console.log(`src/browser.ts: ${size.toFixed(1)} kB gzipped`);
  expect(size).toBeLessThan(45);
});
