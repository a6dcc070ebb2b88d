import { resolve } from "node:path";
import { readDocument } from "../../src/markdown/read.ts";
import { sessionBlock, shellBlocks } from "../../src/lint/blocks.ts";
import { expectationsOf } from "../../src/lint/guide.ts";
import { builtinCalled } from "../../src/session/builtins/index.ts";
import type { Outcome } from "../../src/session/bwrap/sandbox.ts";
import { runInBash, start } from "../../src/session/bwrap/sandbox.ts";
import type { Event, Rehearsal } from "../../src/session/events.ts";
import { rehearse } from "../../src/session/rehearse.ts";
import type { SessionBlock } from "../../src/session/rehearse.ts";
import { known } from "../../src/session/values.ts";

/** A page up to one of its statements: what is believed, and what bash did. */
export interface PageTrial {
  readonly statement: string;
  /** The session followed this statement with nothing unknown. */
  readonly isKnown: boolean;
  readonly believed: Rehearsal;
  /** What is believed of this statement alone. */
  readonly events: readonly Event[];
  readonly outcome: Outcome;
  /** The page did not end the shell before. */
  readonly finished: boolean;
  readonly recorders: readonly string[];
}

// The session assumes that commands succeed: what they name is there.
const preamble = `
provide() { local each; for each; do case $each in -* | *=* | *://*) ;; *) [ -e "$each" ] || { command mkdir -p -- "$(dirname -- "$each")"; : > "$each"; } ;; esac; done; }
cd() { case \${!#} in - | '') ;; *) builtin cd -- "\${!#}" 2> /dev/null && return; command mkdir -p -- "\${!#}" ;; esac; builtin cd "$@"; }
pushd() { [ $# = 0 ] || command mkdir -p -- "$1"; builtin pushd "$@"; }
for name in cp mv ln; do eval "$name() { provide \\"\\\${@:1:\\$# - 1}\\"; command $name \\"\\$@\\"; }"; done
for name in cat chmod chown head tail gzip gunzip sort; do eval "$name() { provide \\"\\$@\\"; command $name \\"\\$@\\"; }"; done
unset name
`;

/**
 * Runs a page statement by statement, each time from its beginning; of a longer
 * page only `most` that follow each other, others for another seed.
 */
export async function tryPage(
  markdown: string,
  { most, seed }: { readonly most: number; readonly seed: number },
): Promise<PageTrial[]> {
  const document = readDocument(markdown);
  const expectations = expectationsOf(document);
  const blocks = shellBlocks(document)
    .map((block): SessionBlock => {
      const { script, skip } = sessionBlock(block, expectations);
      // A tool that only records prints nothing: no sample of it holds here.
      return { script, choices: {}, ...(skip !== undefined && { skip }) };
    })
    .filter(({ script, skip }) => script.kind !== "file" && !skip);
  const readers = variablesOf(rehearse(blocks, { variables: {} }));
  const given = {
    variables: Object.fromEntries(readers.map((name) => [name, {}])),
  };
  const whole = rehearse(blocks, given);
  const recorders = recordersOf(whole);
  const starts = readers.map((name) => `${name}=reader-${name}\n`).join("");
  const places = blocks.flatMap((block, at) =>
    block.script.tree.commands.map((_, index) => ({ at, index })),
  );
  const first = seed % Math.max(1, places.length - most + 1);
  const cuts = places
    .slice(first, first + most)
    .map(({ at, index }) => cut(blocks.slice(0, at + 1), index));
  const outcomes = await runInBash(
    cuts.map(({ parts }) => ({
      script: `${preamble}${starts}${parts.map((_, at) => `. /run/set/parts/${at}\n`).join("")}finished=1\n`,
      parts,
      recorders,
    })),
    { seconds: 2 },
  );
  return cuts.flatMap(({ blocks: until, statement }, at) => {
    const outcome = outcomes[at];
    if (!outcome) throw new Error("Unexpected end of the outcomes");
    const block = until.length - 1;
    const inside = ({ place }: { place: Event["place"] }): boolean =>
      place.block === block &&
      place.start >= statement.pos &&
      place.end <= statement.end;
    // What a recorder is told to run does not run.
    const runs = (event: Event): boolean =>
      event.kind !== "call" ||
      !event.within.some((outer) =>
        recorders.includes(outer.split(" ")[0] ?? ""),
      );
    const believed = withoutEffects(rehearse(until, given), recorders);
    return [
      {
        statement:
          until[block]?.script.text.slice(statement.pos, statement.end) ?? "",
        isKnown: believed.statements.at(-1)?.outcome === "known",
        believed,
        events: believed.events.filter(inside).filter(runs),
        outcome,
        finished: outcome.variables?.get("finished") === "1",
        recorders,
      },
    ];
  });
}

/** A recorder writes no file, and outside of the home folder nobody looks. */
function withoutEffects(
  { end, ...rest }: Rehearsal,
  recorders: readonly string[],
): Rehearsal {
  const files = Object.entries(end.files).filter(
    ([path, { form }]) =>
      resolve(start, path).startsWith("/home/reader/") &&
      !recorders.includes(form.writer),
  );
  return { ...rest, end: { ...end, files: Object.fromEntries(files) } };
}

/** The blocks up to and with one statement of the last. */
function cut(blocks: readonly SessionBlock[], index: number) {
  const last = blocks.at(-1);
  const statement = last?.script.tree.commands[index];
  if (!last || !statement) throw new Error("Unexpected end of the block");
  const { script } = last;
  const next = script.tree.commands[index + 1];
  const text = script.text.slice(0, next?.pos);
  const commands = script.tree.commands.slice(0, index + 1);
  const shortened = { ...script, text, tree: { ...script.tree, commands } };
  return {
    statement,
    blocks: [...blocks.slice(0, -1), { ...last, script: shortened }],
    parts: [
      ...blocks.slice(0, -1).map(({ script }) => `${script.text}\n`),
      `${text}\n`,
    ],
  };
}

/** What the page uses and leaves to its reader. */
function variablesOf({ events }: Rehearsal): string[] {
  const names = events.flatMap((event) =>
    event.kind === "read-variable" && event.found === "unset"
      ? [event.name]
      : [],
  );
  return [...new Set(names)].filter((name) => /^[A-Za-z]\w*$/.test(name));
}

function recordersOf({ events }: Rehearsal): string[] {
  const names = events.flatMap((event) => {
    if (event.kind !== "call") return [];
    const name = known(event.argv[0] ?? []);
    return name !== undefined && /^[A-Za-z][\w.+-]*$/.test(name) ? [name] : [];
  });
  return [...new Set(names)].filter(
    (name) => builtinCalled(name) === undefined && !ofTheShell.has(name),
  );
}

const ofTheShell = new Set(
  "sudo rec provide bash sh timeout nice nohup env time stdbuf".split(" "),
);
