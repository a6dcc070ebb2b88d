import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const page = readFileSync("SECURITY.md", "utf8");
const links = [...page.matchAll(/\]\(([^)\s]+)\)/g)].map(([, to = ""]) => to);

test("every test and page that SECURITY.md names is there", () => {
  expect(links.length).toBeGreaterThan(15);
  expect(links.filter((to) => !existsSync(to))).toEqual([]);
});

test("a promise of SECURITY.md names the test that holds it", () => {
  const promising = page
    .split(/^## /m)
    .filter((section) =>
      /^(?:What is read|Configuration|Files|The site|Secrets|What you install)/.test(
        section,
      ),
    )
    .flatMap((section) => section.split(/^- (?=\S)|^(?=##)/m).slice(1));
  expect(promising.length).toBeGreaterThan(10);
  const bare = promising.filter(
    (one) => !/\]\(test\/[^)]+\.test\.ts\)/.test(one),
  );
  expect(bare).toEqual([expect.stringContaining("A password in the text")]);
});

test("SECURITY.md invents no address to report to", () => {
  expect(page).not.toMatch(/[\w.+-]+@[\w-]+\.\w/);
  expect(page).not.toMatch(/https?:/);
});
