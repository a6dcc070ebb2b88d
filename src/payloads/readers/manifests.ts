import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Scalar,
  type YAMLMap,
} from "yaml";
import type { PayloadProblem, PayloadText } from "../../lint/payload.ts";
import { documentsOf } from "./documents.ts";
import { meantBy } from "./kubernetes-meant.ts";
import { selectorProblems } from "./kubernetes-selectors.ts";
import { fieldsOf, isKnownVersion, versionsOf } from "./kubernetes-types.ts";

/** What the API server refuses in manifests of its own kinds. */
export function readManifests(payload: PayloadText): PayloadProblem[] {
  const documents = documentsOf(payload);
  if (documents.some(({ errors }) => errors.length > 0)) return [];
  return documents.flatMap(({ contents }) =>
    isMap(contents)
      ? [
          ...new Reader(payload).object(contents),
          ...selectorProblems(contents, payload),
        ]
      : [],
  );
}

class Reader {
  readonly #text: string;
  readonly #holes: PayloadText["holes"];

  constructor({ text, holes }: PayloadText) {
    this.#text = text;
    this.#holes = holes;
  }

  *object(object: YAMLMap): Generator<PayloadProblem> {
    const version = object.get("apiVersion", true);
    const apiVersion = object.get("apiVersion");
    const kind = object.get("kind");
    if (typeof apiVersion !== "string" || typeof kind !== "string") return;
    const versions = versionsOf(kind);
    if (!isKnownVersion(apiVersion) || versions.length === 0) return;
    if (!versions.includes(apiVersion)) {
      const place = this.#placeOf(version);
      if (place)
        yield {
          ...place,
          message: `Unexpected \`${apiVersion}\` for a \`${kind}\`, expected \`${versions[0]}\``,
        };
      return;
    }
    yield* this.#fields(object, `${apiVersion} ${kind}`, [], []);
  }

  *#value(
    value: unknown,
    type: string,
    path: readonly string[],
    above: readonly string[],
  ): Generator<PayloadProblem> {
    const place = this.#placeOf(value);
    if (!place || isNothing(value)) return;
    if (type.startsWith("[")) {
      if (!isSeq(value)) {
        yield this.#unexpected(value, path, "a list", place);
        return;
      }
      const inner = type.slice(1, -1);
      for (const [index, item] of value.items.entries())
        yield* this.#value(
          item,
          inner,
          [...path.slice(0, -1), `${path.at(-1)}[${index}]`],
          above,
        );
      return;
    }
    const fields = fieldsOf(type);
    if (type.startsWith("{") || fields) {
      if (!isMap(value)) yield this.#unexpected(value, path, "a map", place);
      else if (fields) yield* this.#fields(value, type, path, above);
      else
        for (const { key, value: inner } of value.items)
          yield* this.#value(
            inner,
            type.slice(1, -1),
            [...path, String(key)],
            above,
          );
      return;
    }
    const expected = { s: "text", n: "a number", b: "`true` or `false`" }[type];
    if (expected === undefined) return;
    if (!isScalar(value)) {
      yield this.#unexpected(value, path, expected, place);
      return;
    }
    const written = writtenAs(value);
    if (type === "s" && (written === "number" || written === "boolean"))
      yield {
        ...place,
        message: `Unexpected ${written} for \`${path.join(".")}\`, expected text: \`"${value.source}"\``,
      };
    const meant = value.source ?? "";
    const isQuoted = written === "quoted";
    if (type === "n" && isQuoted && /^\d+$/.test(meant))
      yield {
        ...place,
        message: `Unexpected text for \`${path.join(".")}\`, expected a number: \`${meant}\``,
      };
    if (type === "b" && isQuoted && /^(?:true|false)$/.test(meant))
      yield {
        ...place,
        message: `Unexpected text for \`${path.join(".")}\`, expected \`${meant}\` without quotes`,
      };
  }

  *#fields(
    map: YAMLMap,
    type: string,
    path: readonly string[],
    above: readonly string[],
  ): Generator<PayloadProblem> {
    const fields = fieldsOf(type);
    if (!fields) return;
    for (const { key, value } of map.items) {
      const place = this.#placeOf(key);
      const name = isScalar(key) ? String(key.value) : "";
      if (!place || name === "<<") continue;
      const inner = fields.get(name);
      if (inner !== undefined) {
        yield* this.#value(value, inner, [...path, name], [...above, type]);
        continue;
      }
      const expected = meantBy(name, type, path, above);
      if (expected === undefined) continue;
      const where = path.length > 0 ? ` in \`${path.join(".")}\`` : "";
      yield {
        ...place,
        message: `Unexpected field \`${name}\`${where}, expected ${expected}`,
        evidence: "heuristic",
      };
    }
  }

  #unexpected(
    value: unknown,
    path: readonly string[],
    expected: string,
    place: { start: number; end: number },
  ): PayloadProblem {
    const what = isMap(value) ? "map" : isSeq(value) ? "list" : "single value";
    return {
      ...place,
      message: `Unexpected ${what} for \`${path.join(".")}\`, expected ${expected}`,
    };
  }

  /** Nothing where any of it is not known, or a placeholder. */
  #placeOf(node: unknown): { start: number; end: number } | undefined {
    if (!isNode(node) || !node.range) return undefined;
    const [start, end] = node.range;
    if (this.#holes.some((hole) => hole.start < end && hole.end > start))
      return isCollection(node)
        ? { start, end: this.#lineEnd(start) }
        : undefined;
    const text = this.#text.slice(start, end);
    if (!isCollection(node)) {
      return /[<>{}$]|\.\.\./.test(text) ? undefined : { start, end };
    }
    return { start, end: Math.min(end, this.#lineEnd(start)) };
  }

  #lineEnd(at: number): number {
    const end = this.#text.indexOf("\n", at);
    return end < 0 ? this.#text.length : end;
  }
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isCollection(value);
}

function isNothing(value: unknown): boolean {
  return isScalar(value) && (value.value === null || value.source === "");
}

const NUMBER =
  /^[-+]?(?:\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?|0x[\da-fA-F]+|\.\d+)$/;
const BOOLEAN = /^(?:true|false|yes|no|on|off)$/i;

/** As the parser of Kubernetes has it, which still knows `yes` and `no`. */
function writtenAs({
  type,
  source = "",
}: Scalar): "quoted" | "number" | "boolean" | "text" {
  if (type === "QUOTE_DOUBLE" || type === "QUOTE_SINGLE") return "quoted";
  if (type !== "PLAIN") return "text";
  if (NUMBER.test(source)) return "number";
  return BOOLEAN.test(source) ? "boolean" : "text";
}
