import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { underErrexit } from "../../src/shell/under-errexit.ts";

test.each([
  ["false && echo sifted\necho baked", "stops"],
  ["true && false\necho baked", "stops"],
  ["false && cat <<EOF\nflour\nEOF\necho baked", "stops"],
  ["true && true\necho baked", "bakes"],
  ["[ -f nowhere ] && echo sifted\necho baked", "bakes"],
  ["! true && echo sifted\necho baked", "bakes"],
  ["false || true\necho baked", "bakes"],
  ["false && true || true\necho baked", "bakes"],
  ["echo baked\n[ -f nowhere ] && echo sifted", "bakes"],
  ["[ -d / ] && false\necho baked", "stops"],
  ["echo wheat | grep -q rye && echo sifted\necho baked", "bakes"],
])("under set -e `%s` %s", (text, what) => {
  const script = `set -e\nstep() {\n${underErrexit(text)}\n}\nstep\necho "and on"`;
  const { stdout, status } = spawnSync("bash", ["-c", script], {
    encoding: "utf8",
  });
  expect(stdout.includes("and on")).toBe(what === "bakes");
  expect(status === 0).toBe(what === "bakes");
});

test("what needs no help stays as it is", () => {
  const text = "mill stop\nmill start || exit 1\nsift | bake &";
  expect(underErrexit(text)).toBe(text);
});
