import { readBlock } from "./blocks.ts";
import type { Fact, Piece, Reading } from "./facts.ts";
import type { Lines } from "./nodes.ts";
import { joined, sentenceOf, titleOf } from "./prose.ts";
import { plainTitle } from "./roles.ts";
import type { Unit } from "./units.ts";

const ofSymptom = /^(?:symptoms?|error|message|problem)\b/i;
const ofFix =
  /^(?:solution|fix|resolution|workaround|remedy|answer|how to fix)/i;
const noCause = "The guide that this was adopted from names no cause";

/** One trouble of a section: what is seen, why, what to look at, what to do. */
export function readTrouble(unit: Unit): Reading {
  const symptoms: string[] = [];
  const causes: string[] = [];
  const fixes: string[] = [];
  const runs: string[] = [];
  const pieces: Piece[] = [];
  const left: Lines[] = [];
  const take = (lines: Lines, kind: Piece["kind"], part: string) =>
    pieces.push({ line: lines.line, endLine: lines.endLine, kind, part });

  for (const node of unit.nodes) {
    const label = node.label?.text ?? "";
    const texts = ofFix.test(label) ? fixes : causes;
    const part = ofFix.test(label) ? "fix" : "cause";
    if (node.kind === "text") {
      texts.push(node.text);
      take(node, "text", part);
    } else if (node.kind === "list") {
      texts.push(joined(node.items.map(({ text }) => text)));
      take(node, "list", part);
    } else if (node.kind === "table") {
      left.push(node);
    } else {
      const block = readBlock(node.fence, "");
      if (
        block.kind === "output" &&
        (ofSymptom.test(label) || runs.length === 0)
      ) {
        symptoms.push(
          `\`${block.text.replace(/\s+/g, " ").replaceAll("`", "'")}\``,
        );
        take(node, "block", "symptom");
      } else if (block.kind === "run") {
        runs.push(...block.parts.map(titled));
        take(node, "block", "run");
      } else if (block.kind === "manual") {
        fixes.push(block.manual);
        take(node, "block", "fix");
      } else left.push(node);
    }
  }
  if (pieces.length === 0) return { placed: [], left };
  const heading = titleOf(
    plainTitle(unit.titles.at(-1)?.text ?? "").replace(
      /^(?:issue|problem|error|symptom)\s*[:–-]\s*/i,
      "",
    ),
  );
  const fact: Fact = {
    kind: "trouble",
    symptom: [heading || "Something goes wrong", ...symptoms].join(": "),
    cause: joined(causes) || noCause,
    ...(runs.length > 0 && { run: runs.join("\n\n") }),
    ...(fixes.length > 0 && { fix: sentenceOf(joined(fixes)) }),
  };
  return { placed: [{ fact, scope: unit.scope, pieces }], left };
}

function titled({
  title,
  run,
}: {
  readonly title?: string;
  readonly run: string;
}): string {
  return title === undefined ? run : `# ${title}\n${run}`.trimEnd();
}
