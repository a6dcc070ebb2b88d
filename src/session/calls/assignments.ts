import type { Assignment } from "unbash";
import { evaluateText } from "../expansion/arithmetic.ts";
import { assign, look } from "../environment.ts";
import { expandText, expandWords } from "../expansion/expand.ts";
import { fault } from "../flow/leaving.ts";
import { indexOf, ordered } from "../expansion/lists.ts";
import { noteUnsettled } from "./notes.ts";
import type { Run } from "../run.ts";
import type { Span } from "../source.ts";
import type { State } from "../state.ts";
import { type Value, concat, known, text } from "../values.ts";
import { type Content, logged, scalar, textContent } from "../variables.ts";

/** `A=1 B=$A c[2]=x d=(1 2)` in order. */
export function assignAll(
  run: Run,
  state: State,
  assignments: readonly Assignment[],
  { exported = false } = {},
): boolean {
  let done = true;
  for (const node of assignments) {
    const { content, index } = assignedContent(run, state, node);
    if (!state.alive) return false;
    noteUnsettled(run, logged(content));
    const stored = store(run, state, node.name, content, node, {
      append: node.append === true,
      ...(node.index ? { index } : {}),
    });
    done &&= stored;
    const variable = state.shell.variables.get(node.name);
    if (exported && variable) {
      state.shell.variables.set(node.name, { ...variable, exported: true });
    }
  }
  return done;
}

/** What stands right of the `=`, expanded. */
export function assignedContent(
  run: Run,
  state: State,
  node: Assignment,
  declared = false,
): { content: Content; index: string | undefined } {
  const index = node.index
    ? indexOf(run, state, node.index, look(run, state, node.name, node))
    : undefined;
  if (node.value.type === "ArrayValue") {
    const before = look(run, state, node.name, node);
    const associative =
      declared || (before.kind === "array" && before.associative);
    return { content: arrayContent(run, state, node, associative), index };
  }
  return {
    content: textContent(expandText(run, state, node.value, "assignment")),
    index,
  };
}

/** `(a b [5]=c)`; elements are words like arguments, so they may be several. */
function arrayContent(
  run: Run,
  state: State,
  node: Assignment,
  associative: boolean,
): Content {
  const unknown: Content = {
    kind: "unknown",
    from: run.origin(node, `\`${node.name}\` is not followed`),
  };
  if (node.value.type !== "ArrayValue") return unknown;
  const items = new Map<string, Value>();
  let next = 0n;
  let followed = true;
  for (const element of node.value.elements) {
    const keyed = /^\[([^\]]*)\]=/.exec(element.text);
    if (keyed) {
      const key = plainKey(run, state, keyed[1] ?? "", associative, element);
      const whole = known(expandText(run, state, element));
      // The key's quotes are gone in the value: only plain ones are followed.
      if (key === undefined || !whole?.startsWith(keyed[0])) {
        followed = false;
        continue;
      }
      items.set(key, text(whole.slice(keyed[0].length)));
      if (!associative) next = BigInt(key) + 1n;
      continue;
    }
    for (const { value, unsure } of expandWords(run, state, [element])) {
      followed &&= !unsure && !associative;
      items.set(String(next), value);
      next++;
    }
  }
  if (!followed) return unknown;
  return {
    kind: "array",
    associative,
    items: associative ? items : ordered(items),
  };
}

function plainKey(
  run: Run,
  state: State,
  key: string,
  associative: boolean,
  node: Span,
): string | undefined {
  if (!/^\w+$/.test(key)) return undefined;
  if (associative) return key;
  const number = evaluateText(run, state, key, node);
  return number === undefined || number < 0n ? undefined : String(number);
}

export interface How {
  readonly append: boolean;
  /** Present where one item is set; its value may not be known. */
  readonly index?: string | undefined;
}

/** Sets a name, appends to it, or sets one of its items. */
export function store(
  run: Run,
  state: State,
  name: string,
  content: Content,
  node: Span,
  how: How,
): boolean {
  const before = look(run, state, name, node);
  const all =
    "index" in how
      ? withItem(run, before, how, content, node)
      : how.append
        ? appended(run, before, content, node)
        : overlaid(before, content);
  // An integer takes its value for an expression, which may be a wrong one.
  if (state.shell.variables.get(name)?.special) fault(run, state);
  if (assign(run, state, name, all, node)) return true;
  run.happened(state, node, { kind: "fail", why: `\`${name}\` is read-only` });
  state.shell.status = 1;
  fault(run, state);
  return false;
}

/** A text given to the name of an array is its first item. */
function overlaid(before: Content, content: Content): Content {
  if (before.kind !== "array" || content.kind !== "text") return content;
  const items = new Map(before.items);
  items.set("0", content.value);
  const { associative } = before;
  return { ...before, items: associative ? items : ordered(items) };
}

function unknownContent(run: Run, node: Span): Content {
  const from = run.origin(node, "what is assigned is not known");
  return { kind: "unknown", from };
}

function withItem(
  run: Run,
  before: Content,
  { index, append }: How,
  content: Content,
  node: Span,
): Content {
  const value = scalar(content);
  if (index === undefined || value === undefined || before.kind === "unknown") {
    return unknownContent(run, node);
  }
  const items = new Map(
    before.kind === "array"
      ? before.items
      : before.kind === "text"
        ? [["0", before.value] as const]
        : [],
  );
  items.set(index, append ? concat(items.get(index) ?? [], value) : value);
  const associative = before.kind === "array" && before.associative;
  return {
    kind: "array",
    associative,
    items: associative ? items : ordered(items),
  };
}

function appended(
  run: Run,
  before: Content,
  content: Content,
  node: Span,
): Content {
  if (before.kind === "unknown" || content.kind === "unknown") {
    const own = scalar(before);
    const more = scalar(content);
    // `PATH+=:/opt/bin` keeps the known end; an array would not.
    return before.kind === "unknown" && content.kind === "text" && own && more
      ? textContent(run.bounded(concat(own, more), node))
      : unknownContent(run, node);
  }
  if (content.kind === "array") {
    if (content.associative) return unknownContent(run, node);
    const items = new Map(
      before.kind === "array"
        ? before.items
        : before.kind === "text"
          ? [["0", before.value] as const]
          : [],
    );
    const last = Math.max(-1, ...[...items.keys()].map(Number));
    for (const [index, value] of content.items) {
      items.set(String(last + 1 + Number(index)), value);
    }
    return { kind: "array", associative: false, items: ordered(items) };
  }
  const more = scalar(content) ?? [];
  if (before.kind === "array") {
    const items = new Map(before.items);
    items.set("0", concat(items.get("0") ?? [], more));
    return { ...before, items };
  }
  const value = concat(scalar(before) ?? [], more);
  return textContent(run.bounded(value, node));
}
