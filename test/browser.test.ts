import { gzipSync } from "node:zlib";
import { build, type Rollup } from "vite";
import { expect, test } from "vitest";

async function bundle(entry: string): Promise<string> {
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
    .map((chunk) => (chunk.type === "chunk" ? chunk.code : ""))
    .join("\n");
}

test("what a page loads needs nothing of Node", async () => {
  const code = await bundle("src/browser.ts");
  expect(code).not.toMatch(/from\s*["']node:/);
  const size = gzipSync(code).length / 1000;
  console.log(`src/browser.ts: ${size.toFixed(1)} kB gzipped`);
  expect(size).toBeLessThan(45);
});
