import { resolve } from "node:path";
import type { Event, Rehearsal } from "../../src/session/events.ts";
import { known, settled } from "../../src/session/values.ts";
import type { Piece, Value } from "../../src/session/values.ts";
import { start } from "../../src/session/bwrap/sandbox.ts";
import type { Outcome } from "../../src/session/bwrap/sandbox.ts";

type Unknown = Extract<Piece, { kind: "unknown" }>["from"];

/**
 * What a rehearsal believes of the end and real bash denies, one line each. An
 * unknown piece may be any text, but wherever it comes up again it is that same
 * text.
 */
export function overclaims(rehearsal: Rehearsal, outcome: Outcome): string[] {
  return [
    ...overclaimedValues(rehearsal, outcome),
    ...overclaimedFiles(rehearsal, outcome),
  ];
}

function* overclaimedValues(
  { end }: Rehearsal,
  outcome: Outcome,
): Iterable<string> {
  const { variables, cwd } = outcome;
  if (variables === undefined || cwd === undefined) return;
  const claims = [
    { name: "the folder", value: end.cwd, real: cwd },
    ...Object.entries(end.variables).map(([name, value]) => ({
      name: `\`${name}\``,
      value,
      real: shown(variables.get(name)),
    })),
  ];

  const meanings = new Map<Unknown, string>();
  for (const { value, real = "" } of claims) {
    const [piece] = value;
    if (
      value.length === 1 &&
      piece?.kind === "unknown" &&
      !meanings.has(piece.from)
    ) {
      meanings.set(piece.from, real);
    }
  }
  for (const { name, value, real } of claims) {
    const claimsText =
      value.length === 0 || value.some((piece) => piece.kind === "text");
    const denied =
      real === undefined ? claimsText : !matches(value, real, meanings);
    if (denied) yield `${name} is ${quote(real)}, not ${print(value)}`;
  }
}

/** The log shows an array as its items with spaces between them. */
function shown(
  value: string | ReadonlyMap<string, string> | undefined,
): string | undefined {
  return typeof value === "object" ? [...value.values()].join(" ") : value;
}

function matches(
  value: Value,
  real: string,
  meanings: ReadonlyMap<Unknown, string>,
): boolean {
  const parts = value.map((piece) =>
    piece.kind === "text" ? piece.text : meanings.get(piece.from),
  );
  if (parts.every((part) => part !== undefined)) return parts.join("") === real;
  const source = value.map((piece, index) => {
    const part = parts[index];
    if (part !== undefined) return escape(part);
    const pattern = piece.kind === "unknown" ? piece.pattern : undefined;
    return pattern?.replace(/[A-Z]/g, "\\d") ?? "[^]*";
  });
  return new RegExp(`^${source.join("")}$`).test(real);
}

function* overclaimedFiles(
  { end }: Rehearsal,
  { files }: Outcome,
): Iterable<string> {
  for (const [path, { form, maybe }] of Object.entries(end.files)) {
    if (maybe) continue;
    const real = files.get(resolve(start, path));
    if (real === undefined) yield `${path} does not exist`;
    else if (form.content && !matches(form.content, real, new Map())) {
      yield `${path} holds ${quote(real)}, not ${print(form.content)}`;
    }
  }
}

/**
 * Calls of recorders that a rehearsal says happen, unless the script left before,
 * and did not.
 */
export function overclaimedCalls(
  { events }: Rehearsal,
  { calls }: Pick<Outcome, "calls">,
  recorders: readonly string[] = ["rec"],
): string[] {
  const left = [...calls];
  return events.flatMap((event) => {
    const argv = recordedCall(event, recorders);
    if (argv === undefined) return [];
    const index = left.findIndex((call) => {
      // A recorder that is handed another records both in one.
      const words = call.slice(-argv.length);
      return (
        words.length === argv.length &&
        argv.every((value, at) => matches(value, words[at] ?? "", new Map()))
      );
    });
    if (index < 0) return [`\`${argv.map(print).join(" ")}\` is not called`];
    left.splice(index, 1);
    return [];
  });
}

/** The words of a call that is claimed to happen as it stands. */
function recordedCall(
  event: Event,
  recorders: readonly string[],
): readonly Value[] | undefined {
  if (event.kind !== "call" || event.maybe || event.namespace !== "host")
    return undefined;
  const name = known(event.argv[0] ?? []);
  return name !== undefined &&
    recorders.includes(name) &&
    event.argv.every(settled)
    ? event.argv
    : undefined;
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function quote(text: string | undefined): string {
  return text === undefined ? "unset" : JSON.stringify(text.slice(0, 200));
}

function print(value: Value): string {
  return quote(
    value.map((piece) => (piece.kind === "text" ? piece.text : "…")).join(""),
  );
}
