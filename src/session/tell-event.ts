import { mapChange, mapThing, tellChange, tellThing } from "../tools/thing.ts";
import type { AskedTerminal, Event, FileForm, Terminal } from "./events.ts";
import { type Piece, show, type Value } from "./values.ts";

type Kind = Event["kind"];
type Of<K extends Kind> = Extract<Event, { kind: K }>;

const longest = 120;
const variable = {
  set: "set before",
  unset: "never set",
  unknown: "nobody knows whether it is set",
} as const;
const file = {
  written: "written before",
  missing: "missing",
  unknown: "nobody knows whether it is there",
} as const;

/** One line for people: `reads a.sql (missing)`, `perhaps calls docker compose up`. */
export function tellEvent(event: Event): string {
  const perhaps = event.maybe ? "perhaps " : "";
  const on =
    event.namespace === "host"
      ? ""
      : ` on ${event.namespace.replaceAll("$<", "<")}`;
  return perhaps + tell(event) + on;
}

/** Where a block belongs: `where platform is helm`, `for linux, of linux or macos`. */
export function tellChoice(over: string, options: readonly string[]): string {
  return isNamed(over)
    ? `where ${over} is ${options.join(" or ")}`
    : `for ${tellWay(over, options)}`;
}

/** A choice that only the page's layout makes is called by its options. */
function isNamed(over: string): boolean {
  return !over.includes(" or ");
}

function tellWay(over: string, options: readonly string[]): string {
  return `${options.join(" or ")}, of ${over}`;
}

/** A call as it would be typed, `…` for what is not known. */
function tellCall({ argv }: Pick<Of<"call">, "argv">): string {
  return argv.map(word).join(" ");
}

function tell(event: Event): string {
  switch (event.kind) {
    case "set":
      return `sets ${event.name} to ${word(event.value)}`;
    case "read-variable":
      return `reads $${event.name} (${variable[event.found]}${event.guarded ? ", has a default" : ""})`;
    case "read-file":
      return `reads ${word(event.path)} (${event.as}; ${file[event.found]}${written(event.form)})`;
    case "write-file":
      return `writes ${word(event.path)}${compressed(event.form)}`;
    case "remove-file":
      return `removes ${word(event.path)}`;
    case "call":
      return tellWholeCall(event);
    case "keep":
      return `keeps: ${tellThing(mapThing(event.thing, name))} ${tellChange(mapChange(event.change, name))}`;
    case "save":
      return `saves ${tellThing(mapThing(event.thing, name))}${event.to === undefined ? "" : ` to ${word(event.to)}`}`;
    case "cwd":
      return `goes to ${word(event.path)}`;
    case "enter":
      return `enters ${event.into}${event.interactive ? ", where the reader types" : ""}`;
    case "fork":
      return isNamed(event.over)
        ? `takes ${event.over} as ${event.option}`
        : `takes ${tellWay(event.over, [event.option])}`;
    case "fail":
      return `fails: ${event.why}`;
    case "unknown":
      return `is not followed: ${event.why}`;
  }
}

function tellWholeCall(call: Of<"call">): string {
  const { within, asksTerminal, finishes, endless, background } = call;
  return [
    `calls ${tellCall(call)}`,
    ...(within.length > 0 ? [`inside ${within.join(", ")}`] : []),
    ...streams(call.terminal),
    ...(asksTerminal ? [asked(asksTerminal)] : []),
    ...(finishes === false ? [`does not end: ${endless ?? "by itself"}`] : []),
    ...(background ? ["in the background"] : []),
  ].join("; ");
}

function streams({ stdin, stdout }: Terminal): string[] {
  return [
    ...(stdin === "terminal" ? [] : [`input ${stdin}`]),
    ...(stdout === "terminal" ? [] : [`output ${stdout}`]),
  ];
}

function asked({ option, stdin }: AskedTerminal): string {
  const otherwise = {
    refuses: "refuses other input",
    "falls back": "does without on other input",
    "is not attached": "reads no input",
  }[stdin];
  return `asks for a terminal (${option}), ${otherwise}`;
}

function written(form: FileForm | undefined): string {
  return form ? ` by ${form.writer}${compressed(form)}` : "";
}

function compressed({ compressed }: FileForm): string {
  return compressed ? ` (${compressed})` : "";
}

/** On one line, and no longer than a line. */
function word(value: Value): string {
  const text = value.map(piece).join("");
  const line = text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n");
  const oneLine = text.includes("\n") ? line : text;
  const short =
    oneLine.length > longest
      ? `${oneLine.slice(0, longest)} [${oneLine.length - longest} more]`
      : oneLine;
  return /^[^\s'"]+$/.test(short) ? short : quoted(short);
}

/** Of a thing that has none, nothing. */
function name(value: Value): string {
  return value.length === 0 ? "" : word(value);
}

/** A placeholder stands as the page has it, a variable behind its `$`. */
function piece(piece: Piece): string {
  const reader = piece.kind === "unknown" ? piece.from.reader : undefined;
  const isName = reader === undefined || /^\w+$/.test(reader);
  return isName ? show([piece]) : reader;
}

function quoted(text: string): string {
  return text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text}'`;
}
