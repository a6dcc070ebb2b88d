import { expect, test } from "vitest";
import { adopt } from "../../src/adopt/adopt.ts";
import { readProduct } from "../../src/release/read.ts";
import { printable } from "../../src/report/printable.ts";
import { mutated } from "./mutations.ts";
import { fuzz, fuzzTimeout } from "./runner.ts";
import { pages } from "./sources.ts";

const tables = [
  "# Upgrade from 1.0 to 2.0\n\n| Variable | Before | After |\n|---|---|---|\n| `MILL_PORT` | 80 | 8080 |\n",
  "## Breaking changes\n\n- **Ports**: `80` is `8080` now\n\n## Rollback\n\n```bash\nmill down\n```\n",
];

test(
  "a guide of any kind is adopted as metadata that read",
  { timeout: fuzzTimeout },
  async () => {
    const reached = await fuzz({
      name: "guides to adopt",
      share: 0.05,
      cases: mutated([...pages, ...tables], {
        noise: ["| a | b |", "## Upgrade", "v1.2.3", "1. "],
      }),
      run(text) {
        const { files, leftovers } = adopt(text, {
          id: "mill",
          guide: "UPGRADE.md",
          date: "2026-01-01",
          schema: () => "",
        });
        const [product, ...others] = files.filter(({ file }) =>
          file.endsWith(".yaml"),
        );
        if (product)
          readProduct(
            product,
            others.map((one) => ({ ...one, file: `mill/${one.file}` })),
          );
        const told = JSON.stringify([files, leftovers]);
        return { text: printable(told), reached: files.length > 0 };
      },
    });
    expect(reached).toBeGreaterThan(0.3);
  },
);
