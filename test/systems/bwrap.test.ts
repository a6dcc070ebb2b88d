import { globSync, readFileSync, statSync } from "node:fs";
import { relative } from "node:path";
import { describe, expect, test } from "vitest";
import { rehearseInBash } from "../../src/session/bwrap/engine.ts";
import { recorderNames } from "../../src/session/bwrap/programs.ts";
import { start } from "../../src/session/bwrap/sandbox.ts";
import type { Event, Rehearsal } from "../../src/session/events.ts";
import { rehearse, type SessionBlock } from "../../src/session/rehearse.ts";
import { known } from "../../src/session/values.ts";
import type { Answers } from "../../src/plan/plan.ts";
import { readScript } from "../../src/shell/script.ts";
import { locate } from "../support/tools.ts";
import { type Guide, loadGuides, tellWay } from "./support/guides.ts";
import { type Journey, journeysOf } from "./support/readings.ts";
import { newSettings } from "./support/settings.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;

/** Each way in a deep run; the first of each guide otherwise. */
const readers = (await loadGuides()).flatMap((guide) =>
  guide.ways
    .slice(0, isDeep ? undefined : 1)
    .map((way) => [guide.name, tellWay(way), { guide, way }] as const),
);

const recorders = new Set(recorderNames());
const counted = { calls: 0, files: 0 };

describe.skipIf(locate("bwrap") === undefined)("in real bash", () => {
  test.each(readers)(
    "readers of %s make the rehearsed calls and have the settings: %s",
    { timeout: 120_000 },
    async (_, _told, { guide, way }) => {
      const journeys = journeysOf(guide, way);
      const files = readersFiles(guide);
      // The deepest way back runs all that the others run, or its like.
      for (const journey of [journeys[0], journeys.at(-2)]) {
        if (!journey) continue;
        const blocks = journey.blocks.map(atHome);
        const bash = await rehearseInBash(
          blocks,
          { variables: {} },
          { seconds: 20, files },
        );
        expect(bash.limits).toEqual([]);
        const session = rehearse(blocks, { variables: {} });
        expect(differences(session, bash), journey.name).toEqual([]);
        expect(wrongSettings(bash, { guide, way }, journey, files)).toEqual([]);
      }
    },
  );

  test("agree on much", () => {
    console.log(
      `real bash made ${counted.calls} rehearsed calls and left ${counted.files} files of settings as the releases say`,
    );
    expect(counted.calls).toBeGreaterThan(200);
    expect(counted.files).toBeGreaterThan(5);
  });
});

/** In the sandbox only the home folder is told of: folders of the reader's lie there. */
function atHome({ session }: Journey["blocks"][number]): SessionBlock {
  const { content } = session.script;
  const moved = content
    .replace(/(?<==)\/(?=opt\/|var\/|srv\/)/g, `${start}/`)
    .replace(/^read -rsp '[^']*' (\w+) && export \1$/gm, "export $1=secret");
  const script = moved === content ? session.script : readScript(moved, "bash");
  // A sample of what a tool prints is no help to a tool that only records.
  return { script, choices: {} };
}

/** The repository at the version that the reader has, wherever the guide goes. */
function readersFiles({ product, leg, blocks }: Guide): Map<string, string> {
  const revision = `content/products/${product.id}/revisions/${leg.from}`;
  const found = globSync(`${revision}/**/{.*,*}`).filter((path) =>
    statSync(path).isFile(),
  );
  const folders = product.variables.flatMap((variable) =>
    variable.kind === "asked" &&
    blocks.some(({ session }) =>
      session.script.content.includes(`cd "$${variable.name}`),
    )
      ? [`${variable.example.slice(1)}/`]
      : [],
  );
  return new Map(
    ["", ...folders].flatMap((folder) =>
      found.flatMap((path) => {
        const name = relative(revision, path);
        const text = readFileSync(path, "utf8");
        const own = name.endsWith(".example")
          ? [[`${folder}${name.replace(/\.example$/, "")}`, text] as const]
          : [];
        return [[`${folder}${name}`, text] as const, ...own];
      }),
    ),
  );
}

/** Certain calls that bash did not make, and calls of bash that nobody rehearsed. */
function differences(session: Rehearsal, bash: Rehearsal): string[] {
  const made = bash.events.flatMap(callOf);
  const certain = session.events
    .filter((event) => !event.maybe)
    .flatMap(callOf);
  const possible = new Set(session.events.flatMap(callOf));
  const rest = [...made];
  const missing = certain.filter((call) => {
    const at = rest.indexOf(call);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
  counted.calls += certain.length - missing.length;
  return [
    ...missing.map((call) => `bash did not call ${call}`),
    ...rest
      .filter((call) => !possible.has(call) && !isUnsure(call, session))
      .map((call) => `nobody rehearsed ${call}`),
  ];
}

/** Whole calls of recorded programs, where every word of them is known. */
function callOf(event: Event): string[] {
  if (event.kind !== "call" || event.namespace !== "host") return [];
  if (event.within.some((name) => recorders.has(name))) return [];
  const words = event.argv.map((word) => known(word));
  const [name] = words;
  if (name === undefined || !recorders.has(name)) return [];
  return words.includes(undefined) ? [] : [words.join(" ")];
}

/** The rehearsal has such a call of the program with words that nobody knows. */
function isUnsure(call: string, { events }: Rehearsal): boolean {
  const [name = ""] = call.split(" ");
  return events.some(
    (event) =>
      event.kind === "call" &&
      event.argv.some((word) => known(word) === undefined) &&
      known(event.argv[0] ?? []) === name,
  );
}

/** What the reader's own files of lines hold in the end. */
function wrongSettings(
  { end }: Rehearsal,
  { guide: { product, leg }, way }: { guide: Guide; way: Answers },
  { name }: Journey,
  before: ReadonlyMap<string, string>,
): string[] {
  const lines = product.surfaces.filter(
    ({ format, when = {} }) =>
      format === "dotenv" &&
      Object.entries(when).every(([id, options]) =>
        options.includes(way[id] ?? ""),
      ),
  );
  return lines.flatMap(({ file, id }) => {
    const at = Object.keys(end.files).find(
      (path) => path.endsWith(`/${file}`) && before.has(path),
    );
    const path = at ?? file;
    const content = known(end.files[path]?.form.content ?? []) ?? "";
    if (!before.has(path)) return [];
    if (name !== "upgrade" && content === before.get(path)) {
      counted.files++;
      return [];
    }
    if (name !== "upgrade") return [`${path} is not what it was`];
    counted.files++;
    const config = leg.config.filter(({ surface }) => surface === id);
    const due = newSettings(product, { ...leg, config });
    return due.flatMap(({ key, set, offered }) => {
      if (offered) return [];
      const line = new RegExp(`^${key}=`, "m");
      return line.test(content) === set
        ? []
        : [`${path} ${set ? "lacks" : "still has"} ${key}`];
    });
  });
}
