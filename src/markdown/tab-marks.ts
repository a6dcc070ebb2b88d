/** A mark that opens or closes a set of tabs, a tab, or what only nests among them. */
export interface TabMark {
  readonly op: "open" | "close";
  readonly kind: "set" | "tab" | "other";
  /** `mark`: `:::` and backticks, `indent`: `=== "Tab"` of MkDocs. */
  readonly syntax: "jsx" | "shortcode" | "liquid" | "mark" | "indent";
  /** Columns before a mark of MkDocs, length of a mark that its like closes, else 0. */
  readonly size: number;
  readonly label: string;
  readonly labels: readonly string[];
  readonly fences: boolean;
}

/** Longer lines are data. */
const longest = 2000;

const INDENTED = /^(\s*)===[+!]*\s+"([^"]*)"\s*$/;
/** Of VitePress and VuePress, inside `::: tabs`; its end has no mark. */
const BARE = /^\s*(?:==|@tab(?::active)?)\s+([^=\s].*)$/;
const MARK =
  /^\s*(?:>\s*)*(:{3,}|`{3,}|~{3,})\s*(?:\{([\w-]+)\}|([\w-]+))?(.*)$/;
const JSX =
  /<(\/?)(Tabs|TabGroup|CodeGroup|CodeTabs|TabItem|TabPanel|Tab)\b([^<>]*?)(\/?)(?:>|$)/g;
const SHORTCODE =
  /\{\{[<%]\s*(\/?)\s*(tabs|tabpane|tabset|tab|codetab)\b(.*?)(\/?)\s*[>%]\}\}/g;
const LIQUID = /\{%-?\s*(end)?((?:nav_?)?tabs?)\b(.*?)-?%\}/g;
const SETS =
  /^(?:tabs|tab-set|tabset|tabpane|code-group|code-tabs|nav_?tabs|tabgroup|codegroup|codetabs)$/i;
const TABS = /^(?:tab|tab-item|tabitem|tabpanel|codetab|nav_?tab)$/i;
const OF_FENCES = /^(?:code-group|codegroup|code-tabs)$/i;
const NAMED = /\b(?:label|title|name|header|value)=(?:"([^"]*)"|'([^']*)')/;

const ANY =
  /===[+!]*\s+"|<(?:Tab|Code)|\{[{%][<%-]?\s*(?:nav_?)?tab|:::\s*(?:tab|code-)|\{tab-set\}/i;

/** Whether a line may begin a set of tabs; most pages have none. */
export function mayMarkTabs(line: string): boolean {
  return ANY.test(line);
}

/** The marks on a line, in order. */
export function tabMarks(line: string): TabMark[] {
  if (line.length > longest) return [];
  const indented = INDENTED.exec(line);
  if (indented) {
    const [, before = "", label = ""] = indented;
    return [
      {
        ...opening("tab", "indent", label),
        size: before.replace(/\t/g, "    ").length,
      },
    ];
  }
  const bare = BARE.exec(line)?.[1];
  if (bare !== undefined) return [opening("tab", "mark", bare.trim())];
  return [
    ...(/[:`~]{3}/.test(line) ? colons(line) : []),
    ...(line.includes("<") ? tags(line, JSX, "jsx") : []),
    ...(line.includes("{{") ? tags(line, SHORTCODE, "shortcode") : []),
    ...(line.includes("{%") ? tags(line, LIQUID, "liquid") : []),
  ];
}

/** `::: tab "Helm"`, `:::{tab-item} Helm`, and `:::` that ends one. */
function colons(line: string): TabMark[] {
  const match = MARK.exec(line);
  if (!match) return [];
  const [, mark = "", directive, word, rest = ""] = match;
  const size = mark.length;
  const name = directive ?? (mark.startsWith(":") ? word : undefined);
  if (name === undefined)
    return rest.trim() === "" && word === undefined
      ? [{ ...opening("other", "mark"), op: "close", size }]
      : [];
  const label = rest.trim().replace(/^"(.*)"$/, "$1");
  return [{ ...opening(kindOf(name), "mark", label, name), size }];
}

function tags(
  line: string,
  pattern: RegExp,
  syntax: TabMark["syntax"],
): TabMark[] {
  return Array.from(
    line.matchAll(pattern),
    ([, closes, name = "", text = "", empty]): TabMark[] => {
      const kind = kindOf(name);
      const mark = opening(kind, syntax, labelOf(text, syntax), name);
      if (closes) return [{ ...mark, op: "close" }];
      const labels = kind === "set" ? quoted(text) : [];
      const opens = { ...mark, labels };
      return empty ? [opens, { ...mark, op: "close" }] : [opens];
    },
  ).flat();
}

function opening(
  kind: TabMark["kind"],
  syntax: TabMark["syntax"],
  label = "",
  name = "",
): TabMark {
  const fences = OF_FENCES.test(name);
  return { op: "open", kind, syntax, size: 0, label, labels: [], fences };
}

function kindOf(name: string): TabMark["kind"] {
  if (SETS.test(name)) return "set";
  return TABS.test(name) ? "tab" : "other";
}

function labelOf(text: string, syntax: TabMark["syntax"]): string {
  const named = NAMED.exec(text);
  if (named) return named[1] ?? named[2] ?? "";
  if (syntax === "jsx") return "";
  return quoted(text)[0] ?? (syntax === "liquid" ? text.trim() : "");
}

/** Values without a name: `tabs "Helm" "kubectl"`. */
function quoted(text: string): string[] {
  return Array.from(
    text.matchAll(/(?<!=)"([^"]*)"/g),
    ([, value = ""]) => value,
  );
}
