import type { Fence } from "../../../markdown/document.ts";
import type { ProductFacts } from "../../../plan/expect.ts";
import type { Range } from "../../../shell/script.ts";
import type { Page } from "../../rule.ts";

/** A version of the product that a block names. */
export interface Pin extends Range {
  readonly fence: Fence;
  /** As it is written, a leading `v` included. */
  readonly written: string;
  readonly version: string;
  /** The releases name what is pinned; otherwise only its name is like the product's. */
  readonly isSure: boolean;
  /** The command makes that version run. */
  readonly deploys: boolean;
}

const version = String.raw`v?\d{1,9}\.\d{1,9}\.\d{1,9}(?:-[\w.]{1,40})?(?![\w.-]{0,9}\d)`;
/** `mill:1.2.0`, `mill@1.2.0`, `mill==1.2.0`, `MILL_VERSION=1.2.0`, `image.tag=v1.2.0`. */
const named = new RegExp(
  String.raw`(?<![\w./@-])([\w./@-]{1,300})(?::|==?|@)["']?(${version})`,
  "g",
);
/** `git checkout v1.2.0`, `git switch --detach v1.2.0`, `git clone -b v1.2.0`. */
const checkedOut = new RegExp(
  String.raw`\bgit\b[^\n;&|]{0,60}?\b(?:checkout|switch|reset --hard|clone\b[^\n;&|]{0,60}?(?:-b|--branch))[ =](?:[^\s;&|-][^\s;&|]{0,30}/|--detach )?["']?(?:tags/)?(${version})`,
  "g",
);
/** `helm upgrade mill vets/mill --version 1.2.0` */
const charted = new RegExp(String.raw`--version[ =]["']?(${version})`, "g");
const helm =
  /\bhelm\b[^;&|]{0,99}?\b(?:upgrade|install|template|pull|show|diff)\b([^;&|]*)/;
const deploying =
  /\bhelm\b[^;&|]{0,99}\bupgrade\b|\bkubectl\b[^;&|]{0,99}\bset image\b|\bgit\b[^;&|]{0,60}\b(?:checkout|switch)\b|\bdocker service update\b|\bpulumi config set\b/;
const files = /^(?:ya?ml|dockerfile|compose|env|dotenv)$/;

/** The versions of the product's own artifacts, in commands and in files that are shown. */
export function* pinsOf(
  { document, blocks }: Page,
  facts: ProductFacts,
): Generator<Pin> {
  for (const { fence, script } of blocks)
    yield* pinsIn(script.text, fence, facts);
  for (const fence of document.fences)
    if (files.test(fence.language)) yield* pinsIn(fence.content, fence, facts);
}

function* pinsIn(text: string, fence: Fence, facts: ProductFacts) {
  for (const pin of namedIn(text, fence, facts))
    // What only has a name like the product's may be a part, with versions of its own.
    if (pin.isSure || !facts.partVersions.includes(pin.version)) yield pin;
  for (const match of text.matchAll(checkedOut))
    yield { ...pinAt(match, fence), isSure: false, deploys: true };
}

/** Images, packages, charts and settings that have the product's name. */
function* namedIn(
  text: string,
  fence: Fence,
  facts: ProductFacts,
): Generator<Pin> {
  // An id is letters, digits and hyphens.
  const own = new RegExp(`(?<![a-z])${facts.id}(?![a-z])`, "i");
  const known = new Set(facts.artifacts.map(({ name }) => repositoryOf(name)));
  for (const match of text.matchAll(named)) {
    const [, name = ""] = match;
    const isSure = known.has(repositoryOf(`${name}:0`));
    const command = commandAround(text, match.index);
    const isTag = /(?:^|\.)(?:tag|imageTag)$/i.test(name) && own.test(command);
    if (!isSure && !isTag && !own.test(name.replace(/^.*\//, ""))) continue;
    if (/^\s*#/.test(command)) continue;
    yield { ...pinAt(match, fence), isSure, deploys: deploying.test(command) };
  }
  for (const match of text.matchAll(charted)) {
    const command = commandAround(text, match.index);
    const chart = chartIn(command);
    if (chart === undefined || /^\s*#/.test(command)) continue;
    const isSure = known.has(repositoryOf(chart));
    if (!isSure && !own.test(chart.replace(/^.*\//, ""))) continue;
    const deploys = deploying.test(command);
    yield { ...pinAt(match, fence), isSure, deploys };
  }
}

/** The version is the last that was matched. */
function pinAt(match: RegExpExecArray, fence: Fence) {
  const [all, written] = [match[0], match.at(-1) ?? ""];
  const end = match.index + all.length;
  const start = end - written.length;
  return { fence, written, version: written.replace(/^v/, ""), start, end };
}

/** A chart of a repository or a registry: the only one of its words with a slash. */
function chartIn(command: string): string | undefined {
  const [, rest = ""] = helm.exec(command) ?? [];
  const words = rest.trim().split(/\s+/);
  const charts = words.filter(
    (word, at) =>
      /^(?:oci:\/\/)?\w[\w.-]*(?:\/[\w.-]+)+$/.test(word) &&
      !words[at - 1]?.startsWith("-"),
  );
  return charts.length === 1 ? charts[0] : undefined;
}

/** `docker.io/vets/mill:1.2.0` is `vets/mill`. */
function repositoryOf(image: string): string {
  return image
    .replace(/^(?:oci:\/\/)?(?:docker\.io\/(?:library\/)?)?/, "")
    .replace(/@.*$/, "")
    .replace(/:[^/]*$/, "");
}

/** With the lines that a backslash joins. */
function commandAround(text: string, at: number): string {
  let start = text.lastIndexOf("\n", at - 1) + 1;
  while (start > 1 && text.slice(start - 2, start) === "\\\n")
    start = text.lastIndexOf("\n", start - 2) + 1;
  const end = text.indexOf("\n", at);
  return text.slice(start, end < 0 ? text.length : end).replaceAll("\\\n", " ");
}
