import type { Fence } from "../../markdown/document.ts";
import type { ProductFacts } from "../../plan/expect.ts";
import type { Range } from "../../shell/script.ts";
import type { Page } from "../rule.ts";

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

function* pinsIn(
  text: string,
  fence: Fence,
  facts: ProductFacts,
): Generator<Pin> {
  // An id is letters, digits and hyphens.
  const own = new RegExp(`(?<![a-z])${facts.id}(?![a-z])`, "i");
  const known = new Set(facts.artifacts.map(({ name }) => repositoryOf(name)));
  for (const match of text.matchAll(named)) {
    const [all, name = "", written = ""] = match;
    const isSure = known.has(repositoryOf(`${name}:0`));
    const command = commandAround(text, match.index);
    const isTag = /(?:^|\.)(?:tag|imageTag)$/i.test(name) && own.test(command);
    if (!isSure && !isTag && !own.test(name.replace(/^.*\//, ""))) continue;
    if (/^\s*#/.test(command)) continue;
    const end = match.index + all.length;
    yield {
      fence,
      written,
      version: written.replace(/^v/, ""),
      isSure,
      deploys: deploying.test(command),
      start: end - written.length,
      end,
    };
  }
  for (const { 0: all, 1: written = "", index } of text.matchAll(checkedOut)) {
    const end = index + all.length;
    const version = written.replace(/^v/, "");
    const start = end - written.length;
    yield { fence, written, version, isSure: false, deploys: true, start, end };
  }
}

/** `docker.io/vets/mill:1.2.0` is `vets/mill`. */
function repositoryOf(image: string): string {
  return image
    .replace(/^(?:oci:\/\/)?(?:docker\.io\/(?:library\/)?)?/, "")
    .replace(/(?::[^/]*)?(?:@.*)?$/, "");
}

/** With the lines that a backslash joins. */
function commandAround(text: string, at: number): string {
  let start = text.lastIndexOf("\n", at - 1) + 1;
  while (start > 1 && text.slice(start - 2, start) === "\\\n")
    start = text.lastIndexOf("\n", start - 2) + 1;
  const end = text.indexOf("\n", at);
  return text.slice(start, end < 0 ? text.length : end).replaceAll("\\\n", " ");
}
