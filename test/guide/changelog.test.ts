import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { changelog } from "../../src/commands/changelog.ts";
import { loadRenderer } from "../../src/commands/guides.ts";
import { splitFrontMatter } from "../../src/guide/front-matter.ts";
import { renderChangelog } from "../../src/guide/render.ts";
import { productOf } from "../support/history.ts";

test("the newest release comes first, and each fact under its heading", async () => {
  const product = productOf(
    {
      "1.0.0": ["highlights: [It grinds]"],
      "1.1.0": [
        "status: { avoid: The stones wear, fixedIn: 1.2.0 }",
        "config: [{ op: removed, key: env/STONES }]",
      ],
      "1.2.0": [
        "highlights: [It sifts]",
        "requires: { Water: { range: '>=2' } }",
        "config:",
        "  - { op: renamed, key: env/SIEVE, was: MESH, note: As millers say }",
        "  - { op: default-changed, key: env/SPEED, was: 1, now: 2 }",
        "  - { op: deprecated, key: env/BELL, instead: HORN }",
        "changes:",
        "  - { id: locks, kind: security, title: Doors lock, impact: Have a key }",
        "  - { id: sacks, kind: breaking, title: Sacks are small, impact: Buy more }",
        "deprecated: [{ subject: The crank, removed: 2.0.0, instead: the wheel }]",
      ],
    },
    {
      product: [
        "surfaces: { env: { title: Settings, format: dotenv, file: .env } }",
      ],
    },
  );
  const { body } = renderChangelog(product, await loadRenderer());
  expect(body).toBe(`# Mill: changelog

Grinds.

## 1.2.0 - 2025-01-03

More flour. [How to upgrade from 1.0.0](1.0.0-to-1.2.0.md).

### Added

- It sifts.

### Changed

- **Breaking:** Sacks are small. Buy more.
- Needs Water \`>=2\`.
- \`SIEVE\` in Settings, \`MESH\` before: As millers say.
- \`SPEED\` in Settings is \`2\`, \`1\` before.

### Deprecated

- \`BELL\` in Settings, use \`HORN\` instead.
- The crank: use the wheel; it goes in 2.0.0.

### Security

- Doors lock. Have a key.

## 1.1.0 - 2025-01-02

More flour.

> Do not run it: The stones wear.

### Removed

- \`STONES\` in Settings.

## 1.0.0 - 2025-01-01

More flour.

### Added

- It grinds.
`);
});

test("the command prints what the page of the product holds", async () => {
  const page = await readFile("content/guides/guidepost/changelog.md", "utf8");
  const { text } = await changelog.run(
    ["guidepost"],
    {},
    {
      cwd: process.cwd(),
      colour: false,
      version: "0.0.0",
    },
  );
  expect(text).toBe(splitFrontMatter(page).body);
});
