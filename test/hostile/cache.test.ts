import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { digestOf } from "../../src/commands/digest.ts";
import { reporters } from "../../src/report/reporters/index.ts";
import {
  broken,
  git,
  put,
  repository,
  runLint,
  timeless,
} from "../commands/lint/repository.ts";

const obeyed = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u;

/** What a stranger makes of the lines of a cache, who counts its digest as well. */
const unheard: Readonly<Record<string, (body: string) => string>> = {
  "no end of its last line": (body) => body.trimEnd(),
  "lines without fields": () => "a\n\n\n",
  "names that are no text": (body) => body.replace('\t"a.md"\t', "\t{}\t"),
  "answers that are no JSON": (body) => body.replace(/\t\{/g, "\t{{"),
  "answers that are lists": (body) => body.replace(/\t\{.*/g, "\t[]"),
  "findings that are none": (body) =>
    body.replace(/"findings":\[/g, '"findings":[null,'),
  "places that are none": (body) => body.replace(/"line":\d+/g, '"line":"x"'),
  "counts that are none": (body) =>
    body.replace(/"blocks":\d+/g, '"blocks":"<b>"'),
  prototypes: (body) =>
    body.replace(
      /\{"linted":/g,
      '{"__proto__":{"lasts":true},"linted":[],"was":',
    ),
  "files of elsewhere": (body) =>
    body.replace(/"file":"a.md"/g, '"file":"../../../etc/passwd"'),
  "questions that are none": (body) =>
    body.replace(/"exists":\[/g, '"exists":[7,'),
};

const heard: Readonly<Record<string, (body: string) => string>> = {
  "places far behind the page": (body) =>
    body.replace(/"(line|endLine)":\d+/g, '"$1":900719925474099'),
  "places before the page": (body) =>
    body.replace(/"(line|endLine|column|endColumn)":\d+/g, '"$1":-7'),
  "rules that there are not": (body) =>
    body.replace(/"rule":"[^"]*"/g, '"rule":"__proto__"'),
  "words that a terminal obeys": (body) =>
    body.replace(
      /"message":"/g,
      '"message":"\\u001b]8;;http://evil/\\u0007\\u202e::error::\\r\\n##vso[task]',
    ),
};

describe("a cache that a stranger commits", () => {
  test.each(Object.entries(unheard))(
    "changes nothing: %s",
    async (_, change) => {
      const root = repository({ "a.md": broken });
      const usual = await runLint(root, { format: "json" });
      await poison(root, change);
      const ran = await runLint(root, { format: "json", cache: true });
      expect(timeless(ran.text)).toBe(timeless(usual.text));
    },
  );

  test.each(Object.entries(heard))(
    "prints nothing that is obeyed, in no format: %s",
    async (_, change) => {
      const root = repository({ "a.md": broken });
      const usual = timeless((await runLint(root, { format: "json" })).text);
      await poison(root, change);
      const poisoned = readFileSync(cacheOf(root), "utf8");
      for (const { name } of reporters) {
        writeFileSync(cacheOf(root), poisoned);
        const ran = await runLint(root, { format: name, cache: true });
        expect(ran.text, name).not.toMatch(obeyed);
        // It is a stranger's word that is printed here.
        if (name === "json") expect(timeless(ran.text)).not.toBe(usual);
      }
    },
  );
});

test("a cache that is committed hides nothing, and it is told", async () => {
  const root = repository({ "a.md": broken });
  const usual = await runLint(root, { format: "json" });
  expect(usual.exitCode).toBe(1);
  await poison(root, (body) =>
    body.replace(/"findings":\[.*?\],"contexts"/g, '"findings":[],"contexts"'),
  );
  git(root, "init");
  const before = readFileSync(cacheOf(root), "utf8");
  expect(
    (await runLint(root, { cache: true })).exitCode,
    "of one machine",
  ).toBe(0);
  writeFileSync(cacheOf(root), before);
  // A folder that looks like a repository makes git refuse to look into it.
  for (const name of ["HEAD", "objects/a", "refs/heads/a"])
    put(root, `.guidepost/${name}`, "ref: refs/heads/a\n");
  git(root, "add", "--force", ".guidepost");
  const ran = await runLint(root, { format: "json", cache: true });
  expect(timeless(ran.text)).toBe(timeless(usual.text));
  expect(ran.said.join()).toContain("it is committed");
});

async function poison(
  root: string,
  change: (body: string) => string,
): Promise<void> {
  await runLint(root, { format: "json", cache: true });
  const [head = "", ...lines] = readFileSync(cacheOf(root), "utf8").split("\n");
  const before = lines.join("\n");
  const body = change(before);
  expect(body).not.toBe(before);
  const made = head.replace(/\S+$/, digestOf(body));
  writeFileSync(cacheOf(root), `${made}\n${body}`);
}

function cacheOf(root: string): string {
  return join(root, ".guidepost/lint-cache");
}
