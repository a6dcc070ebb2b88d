import { parseYaml } from "../yaml.ts";

export interface FrontMatter {
  readonly values: Readonly<Record<string, unknown>>;
  /** How many lines it takes, its two marks included. */
  readonly lines: number;
}

const none: FrontMatter = { values: {}, lines: 0 };

/** Reads YAML between `---` marks; skips Hugo's TOML between `+++`. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  const mark = lines[0]?.trimEnd();
  if (mark !== "---" && mark !== "+++") return none;
  // A blank line behind the mark: a thematic break that happens to come first.
  if (!lines[1]?.trim()) return none;
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === mark);
  if (end === -1) return none;
  const values = mark === "---" ? readYaml(lines.slice(1, end).join("\n")) : {};
  return { values, lines: end + 1 };
}

/** The front matter of a page of which nothing else is wanted. */
export function frontMatterOf(text: string): FrontMatter["values"] {
  if (!/^\uFEFF?(?:---|\+\+\+)/.test(text)) return none.values;
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  return readFrontMatter(lines).values;
}

/** What a page says to Guidepost: `guidepost: { product, from, to }`. */
export function guidepostIn(
  frontMatter: FrontMatter["values"],
): Readonly<Record<string, unknown>> | undefined {
  const { guidepost } = frontMatter;
  if (typeof guidepost !== "object" || guidepost === null) return undefined;
  return Object.fromEntries(Object.entries(guidepost));
}

/** Front matter that does not read is another tool's trouble: the page is linted all the same. */
function readYaml(text: string): Readonly<Record<string, unknown>> {
  try {
    const document = parseYaml(text, { logLevel: "silent" });
    const values: unknown = document.errors.length > 0 ? {} : document.toJS();
    return isRecord(values) ? values : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
